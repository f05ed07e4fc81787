using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>The plan that holds for a unit, with what its readers need beside it.</summary>
public sealed class ReadPlan(Database database, PlanCache book) : IUseCase
{
    public static Grant Requires => Grant.ReadPlan;

    /// <param name="unit">A unit in the actor's scope; null for the top of it.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The plan, <see cref="PlanErrors.UnitNotFound"/> or <see cref="PlanErrors.NotPublished"/>.</returns>
    public async Task<Result<PlanReading>> ExecuteAsync(OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var asked = unit ?? actor.Scope.Unit;
        await using var work = await database.BeginAsync(allowed, cancellationToken);
        // The units above the scope can be read too, because names and quotas need them; their pages are not the reader's.
        var name = actor.Scope.Contains(asked)
            ? await work.OrgUnits.Where(row => row.OrgCode == asked).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        if (name is null)
        {
            return PlanErrors.UnitNotFound;
        }

        var year = await work.PlanYearAsync(cancellationToken);
        var current = year is { } known ? await book.ForAsync(work, asked, known, cancellationToken) : null;
        return current is null
            ? PlanErrors.NotPublished(name)
            : await DescribeAsync(work, asked, name, current.Plan, cancellationToken);
    }

    private static async Task<PlanReading> DescribeAsync(
        UnitOfWork work, OrgCode asked, string name, Plan plan, CancellationToken cancellationToken)
    {
        var published = await PublishedAsync(work, plan.CoverageYear, cancellationToken);
        var editions = published
            .Where(edition => edition.Unit.Contains(plan.Unit))
            .GroupBy(edition => edition.Unit)
            .Select(versions => versions.MaxBy(edition => edition.Version)!)
            .OrderBy(edition => edition.Unit);
        var places = published
            .Where(edition => work.Scope.Contains(edition.Unit))
            .Select(edition => new PlanUnit(edition.Unit, edition.UnitName))
            .Distinct()
            .OrderBy(place => place.Unit);
        return new PlanReading(asked, name, plan, work.Today, [.. editions], [.. places], MismatchesOf(plan));
    }

    private static async Task<List<PlanEdition>> PublishedAsync(UnitOfWork work, int coverageYear, CancellationToken cancellationToken)
    {
        var versions = await work.EffectivePlans()
            .Where(version => version.CoverageYear == coverageYear)
            .Select(version => new { version.OrgCode, version.Version, version.PublishedAt })
            .ToListAsync(cancellationToken);
        var units = versions.Select(version => version.OrgCode).Distinct().ToList();
        var names = await work.OrgUnits.AsNoTracking()
            .Where(row => units.Contains(row.OrgCode))
            .ToDictionaryAsync(row => row.OrgCode, row => row.Name, cancellationToken);
        return [.. versions.Select(version => new PlanEdition(
            version.OrgCode, names.GetValueOrDefault(version.OrgCode, version.OrgCode.Value), version.Version, version.PublishedAt))];
    }

    private static IReadOnlyList<DivisionMismatch> MismatchesOf(Plan plan) =>
        plan.Quotas is null ? [] : [.. DivisionCatalog.Embedded.Mismatches.Where(mismatch => plan.Unit.Contains(mismatch.Unit.Code))];
}
