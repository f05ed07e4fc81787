using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>Which people of a result are listed.</summary>
/// <param name="Unit">The place; null for the draft's unit.</param>
/// <param name="Kind">What the draft changes for them; null for everything that is listed.</param>
/// <param name="Category">Only who is subsidised by this category before or after; null for all.</param>
/// <param name="Page">Counts from 1.</param>
public sealed record ImpactPeopleQuery(Guid Impact, OrgCode? Unit, ImpactKind? Kind, string? Category, int Page)
{
    public const int PageSize = 50;
}

/// <summary>A person of the list.</summary>
/// <param name="Name">Null where the person is not in the reader's registry any more.</param>
/// <param name="PaidSince">Enrolled since the computation: the draft changes nothing for them any more.</param>
public sealed record ImpactPersonRow(
    Guid PersonId,
    string? Name,
    string? MaskedIdNumber,
    Guid? HouseholdId,
    ImpactPlace Village,
    bool PaidSince,
    ImpactKind Kind,
    ImpactClassDetail Detail);

/// <summary>A page of the list.</summary>
/// <param name="Total">People in all pages.</param>
public sealed record ImpactPeople(IReadOnlyList<ImpactPersonRow> Rows, int Total);

/// <summary>The people behind a figure of a result, page by page, in the order in which they were computed.</summary>
public sealed class ListImpactPeople(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>A page of people, or <see cref="ImpactErrors.NotFound"/>.</returns>
    public async Task<Result<ImpactPeople>> ExecuteAsync(ImpactPeopleQuery query, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.Impacts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == query.Impact, cancellationToken) is not { } impact)
        {
            return ImpactErrors.NotFound;
        }

        var unit = query.Unit is { } asked && impact.OrgCode.Contains(asked) ? asked : impact.OrgCode;
        var classes = await ImpactQueries.ClassesAsync(work, query, cancellationToken);
        var total = await ImpactQueries.CountAsync(work, query.Impact, unit, classes, cancellationToken);
        var listed = await ImpactQueries.PageAsync(work, query, unit, classes, impact.CoverageYear, cancellationToken);
        return new ImpactPeople(await RowsAsync(work, query.Impact, listed, cancellationToken), total);
    }

    private static async Task<List<ImpactPersonRow>> RowsAsync(UnitOfWork work, Guid impact, List<ListedPerson> listed, CancellationToken cancellationToken)
    {
        var numbers = listed.Select(person => person.Class).Distinct().ToList();
        var details = await work.ImpactClasses.AsNoTracking()
            .Where(row => row.ImpactId == impact && numbers.Contains(row.Number))
            .ToDictionaryAsync(row => row.Number, row => (Kind: Enum.Parse<ImpactKind>(row.Kind), Detail: ImpactJson.Read<ImpactClassDetail>(row.Detail)), cancellationToken);
        return listed.ConvertAll(person => new ImpactPersonRow(
            person.PersonId,
            person.Name,
            person.MaskedIdNumber,
            person.HouseholdId,
            new ImpactPlace(OrgCode.Parse(person.Village), person.VillageName ?? person.Village),
            person.PaidSince,
            details[person.Class].Kind,
            details[person.Class].Detail));
    }
}

/// <summary>One person of a result: both assessments side by side.</summary>
public sealed class ReadImpactPerson(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The person with both assessments, or <see cref="ImpactErrors.PersonNotFound"/>.</returns>
    public async Task<Result<ImpactPersonRow>> ExecuteAsync(Guid impact, OrgCode village, Guid person, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var found = await work.Impacts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == impact, cancellationToken);
        var listed = found is null ? null : await ImpactQueries.PersonAsync(work, impact, village, person, found.CoverageYear, cancellationToken);
        if (listed is null)
        {
            return ImpactErrors.PersonNotFound;
        }

        var known = await work.ImpactClasses.AsNoTracking().SingleAsync(row => row.ImpactId == impact && row.Number == listed.Class, cancellationToken);
        return new ImpactPersonRow(
            listed.PersonId,
            listed.Name,
            listed.MaskedIdNumber,
            listed.HouseholdId,
            new ImpactPlace(village, listed.VillageName ?? village.Value),
            listed.PaidSince,
            Enum.Parse<ImpactKind>(known.Kind),
            ImpactJson.Read<ImpactClassDetail>(known.Detail));
    }
}
