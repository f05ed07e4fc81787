using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>A record side by side with another.</summary>
/// <param name="Enrollments">Coverage years for which the record is enrolled.</param>
public sealed record MergeSide(
    Guid PersonId,
    string Name,
    string MaskedIdNumber,
    DateOnly BornOn,
    Sex Sex,
    string EthnicGroup,
    string? Phone,
    Relation Relation,
    string Residence,
    Guid HouseholdId,
    string HouseholdNumber,
    string HeadName,
    string Village,
    IReadOnlyList<string> Identities,
    ExemptionReason? Exemption,
    IReadOnlyList<int> Enrollments,
    DateOnly RegisteredOn);

/// <summary>Two records to compare.</summary>
/// <param name="Conflicts">Coverage years for which both are enrolled: no merge before a refund.</param>
public sealed record MergeSheet(MergeSide First, MergeSide Second, IReadOnlyList<int> Conflicts);

/// <summary>Lays two records side by side.</summary>
public sealed class OpenMerge(Database database) : IUseCase
{
    public static Grant Requires => Grant.MergeRecords;

    /// <returns>Both records side by side, or <see cref="RegistryErrors.PersonNotFound"/>.</returns>
    public async Task<Result<MergeSheet>> ExecuteAsync(Guid firstId, Guid secondId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var first = await SideAsync(work, firstId, cancellationToken);
        var second = await SideAsync(work, secondId, cancellationToken);
        return first is null || second is null || firstId == secondId
            ? RegistryErrors.PersonNotFound
            : new MergeSheet(first, second, [.. first.Enrollments.Intersect(second.Enrollments)]);
    }

    private static async Task<MergeSide?> SideAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var person = await work.People.AsNoTracking().Include(row => row.Identities).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (person is null)
        {
            return null;
        }

        var household = await work.Households.AsNoTracking().SingleAsync(row => row.Id == person.HouseholdId, cancellationToken);
        var village = await work.OrgUnits.Where(unit => unit.OrgCode == person.OrgCode).Select(unit => unit.Name).FirstOrDefaultAsync(cancellationToken);
        var years = await work.EnrolledYearsAsync(id, cancellationToken);
        return new MergeSide(
            person.Id,
            person.Name,
            person.IdNumberMasked,
            person.BornOn,
            person.Sex,
            person.EthnicGroup,
            person.Phone,
            person.Relation,
            person.Residence,
            household.Id,
            household.Number,
            household.HeadName,
            village ?? person.OrgCode.Value,
            [.. person.Identities.Where(identity => identity.IsCurrentOn(work.Today)).Select(identity => identity.Category)],
            person.Exemption?.Reason,
            years,
            person.RegisteredOn);
    }
}

/// <summary>What merging asks of the ledger.</summary>
internal static class MergeQueries
{
    /// <summary>Coverage years of the person's enrolments, those of records that were merged into it included.</summary>
    public static Task<List<int>> EnrolledYearsAsync(this UnitOfWork work, Guid person, CancellationToken cancellationToken) =>
        work.Enrollments
            .Where(row => row.PersonId == person || work.MergedPeople.Any(merged => merged.Id == row.PersonId && merged.SurvivorId == person))
            .Join(work.Campaigns, row => row.CampaignId, campaign => campaign.Id, (_, campaign) => campaign.CoverageYear)
            .Distinct().OrderBy(year => year)
            .ToListAsync(cancellationToken);
}
