using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>连续参保激励 and 零报销激励: what years of cover add to the limit of major-illness benefits (示例县 六(一), 六(二)).</summary>
/// <remarks>The bonuses share one limit (示例县 六(三)), in printed order: what the first takes of it is gone for the next.</remarks>
/// <param name="Plan">The plan's bonuses; null where it has none.</param>
/// <param name="Rules">The rules that give something, each beside its bonus in <paramref name="Granted"/>.</param>
/// <param name="Granted">The bonuses.</param>
internal readonly record struct CoverageBonuses(BonusPlan? Plan, IReadOnlyList<BonusRule> Rules, IReadOnlyList<CoverageBonus> Granted)
{
    internal static CoverageBonuses Of(BonusPlan? plan, Circumstances known)
    {
        if (plan is null)
        {
            return new CoverageBonuses(null, [], []);
        }

        // Most people have none: nothing is allocated for them.
        var (left, rules, granted) = (plan.Most, (List<BonusRule>?)null, (List<CoverageBonus>?)null);
        foreach (var rule in plan.Rules)
        {
            var amount = Money.Min(rule.For(YearsOf(rule.Kind, known)), left);
            if (!amount.IsZero)
            {
                (rules ??= []).Add(rule);
                (granted ??= []).Add(new CoverageBonus(rule.Kind, rule.Name, amount));
                left -= amount;
            }
        }

        return rules is null || granted is null ? new CoverageBonuses(plan, [], []) : new CoverageBonuses(plan, rules, granted);
    }

    internal void Explain(AssessmentNotes notes)
    {
        for (var index = 0; index < Rules.Count; index++)
        {
            var rule = Rules[index];
            notes.Because(ReasonKind.Bonus, rule.Clause, Granted[index].Amount);
            notes.Because(ReasonKind.Bonus, Plan!.Clause);
            notes.Assume(rule.Assumptions);
            notes.Assume(Plan.Assumptions);
        }
    }

    // A gap starts the count of years in a row again; years without a claim go on.
    private static int YearsOf(BonusKind kind, Circumstances known) => kind switch
    {
        BonusKind.Continuity => known.InterruptedYears > 0 ? 0 : known.ContinuousYears ?? 0,
        BonusKind.ZeroReimbursement => known.YearsWithoutClaims ?? 0,
    };
}
