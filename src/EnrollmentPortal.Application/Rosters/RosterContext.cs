using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>What a department works in: the transaction, the plan, and the categories that are its own.</summary>
internal sealed record RosterContext(UnitOfWork Work, string Department, Plan Plan, IReadOnlyList<SubsidyCategory> Owned)
{
    public RosterTiming Timing => RosterTiming.Of(Plan, Department, Work.Today);

    public static async Task<Result<RosterContext>> OpenAsync(UnitOfWork work, PlanCache plans, Actor actor, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(actor.Department) ? RosterErrors.NoDepartment : await OpenAsync(work, plans, actor.Department, actor.Scope.Unit, cancellationToken);

    public static async Task<Result<RosterContext>> OpenAsync(UnitOfWork work, PlanCache plans, string department, OrgCode unit, CancellationToken cancellationToken)
    {
        var year = await work.PlanYearAsync(cancellationToken);
        if (year is null || await plans.ForAsync(work, unit, year.Value, cancellationToken) is not { } current)
        {
            return CampaignErrors.NotOpened;
        }

        List<SubsidyCategory> owned = [.. current.Plan.Categories.Where(category => category.Certifiers.Contains(department))];
        return owned.Count == 0 ? RosterErrors.NothingOwned : new RosterContext(work, department, current.Plan, owned);
    }

    /// <summary>One officer of a department after the other, so that two rosters of a month see each other.</summary>
    public Task<int> LockAsync(CancellationToken cancellationToken)
    {
        var key = $"roster {Work.TenantId} {Department}";
        return Work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
    }
}

/// <summary>Which rosters somebody may see.</summary>
internal static class RosterSight
{
    /// <summary>A department its own; offices of the county all.</summary>
    public static IQueryable<Roster> RostersFor(this UnitOfWork work, Actor actor)
    {
        var rosters = work.Rosters.Where(roster => UnitOfWork.StartsWith((string)(object)roster.OrgCode, work.Scope.Prefix));
        return actor.Role == Role.DepartmentOfficer ? rosters.Where(roster => roster.Department == actor.Department) : rosters;
    }
}
