using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>Reads a published document as its text, to try changes on a copy of it.</summary>
public sealed class ReadPlanDocument(Database database, PlanCache book) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The county's document in the year people ask about, or <see cref="PlanErrors.NotPublished"/>.</returns>
    public async Task<Result<PublishedDocument>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var unit = actor.Scope.Unit;
        var name = await work.UnitNameAsync(unit, cancellationToken);
        var year = await work.PlanYearAsync(cancellationToken);
        var newest = await work.EffectivePlans()
            .Where(version => version.OrgCode == unit && version.CoverageYear == year)
            .OrderByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is null || await book.ForAsync(work, unit, newest.CoverageYear, cancellationToken) is not { } current)
        {
            return PlanErrors.NotPublished(name);
        }

        return new PublishedDocument(name, new DraftDocument(unit, newest.CoverageYear, newest.Document), current.Plan, newest.Version, newest.Id);
    }
}
