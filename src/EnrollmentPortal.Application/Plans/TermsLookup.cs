using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;

namespace EnrollmentPortal.Application.Plans;

/// <summary>The plans of a county and its townships, as far as boards need them.</summary>
internal sealed class TermsLookup
{
    private readonly Dictionary<OrgCode, Plan> _plans;
    private readonly DateOnly _today;

    private TermsLookup(Dictionary<OrgCode, Plan> plans, DateOnly today) => (_plans, _today) = (plans, today);

    /// <summary>Reads as many plans as there are documents: one for most counties, two where a township has its own.</summary>
    public static async Task<TermsLookup> ReadAsync(PlanCache plans, UnitOfWork work, int coverageYear, CancellationToken cancellationToken)
    {
        var units = await work.PlanUnitsAsync(coverageYear, cancellationToken);
        var known = new Dictionary<OrgCode, Plan>();
        foreach (var unit in units)
        {
            if (await plans.ForAsync(work, unit, coverageYear, cancellationToken) is { } current)
            {
                known.Add(unit, current.Plan);
            }
        }

        return new TermsLookup(known, work.Today);
    }

    /// <summary>The plan that holds in the unit; null where none is published.</summary>
    public Plan? PlanFor(OrgCode unit) =>
        _plans.GetValueOrDefault(unit.At(OrgLevel.Township)) ?? _plans.GetValueOrDefault(unit.At(OrgLevel.County));

    /// <summary>The unit's own plan first, then those of the townships below it that have one.</summary>
    public IEnumerable<Plan> PlansIn(OrgCode unit) =>
        _plans.Where(plan => unit.Contains(plan.Key)).OrderBy(plan => plan.Key).Select(plan => plan.Value)
            .Prepend(PlanFor(unit)).OfType<Plan>().Distinct();

    /// <summary>What the plan says about goal and window; null where none is published.</summary>
    public BoardTerms? For(OrgCode unit) => PlanFor(unit) is { } plan ? Of(plan) : null;

    private BoardTerms Of(Plan plan)
    {
        var goals = plan.Quotas?.Goals;
        var window = plan.FindWindow(_today) is { Kind: not WindowKind.Closed } open ? open : null;
        return new BoardTerms(
            goals?.CompletionPercent ?? BoardTerms.None.GoalPercent,
            goals?.ParticipationPercent,
            goals?.CountsOtherInsurance ?? false,
            plan.Quotas?.Clause.Source,
            window?.Days,
            window?.Name,
            window?.Assumption is not null);
    }
}
