using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads what earlier years of cover, or without it, change.</summary>
internal static class CoverReader
{
    internal static InterruptionRule? Interruption(PlanRoot root)
    {
        if (root.For("interruption").Section("interruption") is not { } node)
        {
            return null;
        }

        var (years, least) = (node.WholeOrNull("longYears"), node.WholeOrNull("longLeastMonths"));
        if ((years is null) != (least is null))
        {
            node.Fault(null, "long-interruption", "'longYears' and 'longLeastMonths' belong together.");
        }

        var countsFrom = node.WholeOrNull("countsFrom") ?? 1;
        if (countsFrom < 1)
        {
            node.Fault("countsFrom", "range", "The first interrupted year has the number 1.");
        }

        return new InterruptionRule(node.Whole("monthsPerYear"), countsFrom, node.Flag("buyBack"), years, least ?? 0, node.Clause(), node.Assumptions("assumes"));
    }

    internal static BonusPlan? Bonuses(PlanRoot root)
    {
        if (root.For("bonuses").Section("bonuses") is not { } node)
        {
            return null;
        }

        var percent = node.Number("mostPercent");
        if (percent is < 0 or > 100)
        {
            node.Fault("mostPercent", "range", "A share between 0 and 100 per cent is expected here.");
        }

        var rules = node.Items("rules").Select(Bonus).ToList();
        foreach (var twice in rules.GroupBy(rule => rule.Kind).Where(same => same.Count() > 1))
        {
            node.Fault("rules", "duplicate", $"'{Kernel.Vocabulary<BonusKind>.NameOf(twice.Key)}' stands here a second time.");
        }

        return new BonusPlan(node.Yuan("ceiling"), percent, rules, node.Clause(), node.Assumptions("assumes"));
    }

    private static BonusRule Bonus(PlanNode node) => new(
        node.Choice<BonusKind>("kind"), node.Wording(), node.Whole("afterYears"), node.Yuan("perYear"), node.Clause(), node.Assumptions("assumes"));
}
