using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads how the work is organised: quotas, key groups, phases, duties, incentives, who decides.</summary>
internal static class WorkReader
{
    internal static QuotaTable? Quotas(PlanRoot root)
    {
        if (root.For("quotas").Section("quotas") is not { } node)
        {
            return null;
        }

        var rows = node.Items("rows").Select(QuotaRow).ToList();
        var total = node.Section("total") is { } section ? QuotaRow(section) : null;
        if (total is null)
        {
            node.Fault("total", "missing", "'total' is missing.");
        }

        return new QuotaTable(
            node.Wording(),
            rows,
            total ?? new QuotaRow(string.Empty, null, null, null, null, null, null),
            Goals(node.Section("goals")),
            node.Clause(),
            node.AssumptionOrNull());
    }

    internal static IReadOnlyList<KeyGroup> KeyGroups(PlanRoot root, IReadOnlyList<SubsidyCategory> categories) =>
        [.. root.For("keyGroups").Items("keyGroups").Select(node => new KeyGroup(
            node.Text("key"),
            node.Wording(),
            MoneyReader.Members(node, "members", categories),
            node.Number("goalPercent"),
            node.Texts("responsible"),
            node.Clause(),
            node.AssumptionOrNull()))];

    internal static IReadOnlyList<Phase> Phases(PlanRoot root) =>
        [.. root.For("phases").Items("phases").Select(node => new Phase(
            node.Text("key"), node.Wording(), node.DayOrNull("from"), node.DayOrNull("to"), node.Clause()))];

    internal static IReadOnlyList<Duty> Duties(PlanRoot root) => [.. root.For("duties").Items("duties").Select(Duty)];

    internal static IncentivePlan? Incentives(PlanRoot root) =>
        root.For("incentives").Section("incentives") is { } node
            ? new IncentivePlan(node.Day("reachedBy"), [.. node.Items("bands").Select(Band)], node.AssumptionOrNull())
            : null;

    internal static ReviewRules? Reviews(PlanRoot root)
    {
        if (root.For("reviews").Section("reviews") is not { } node)
        {
            return null;
        }

        var rules = new ReviewRules(node.Flag("secondClerk"), node.Clauses("rules"), node.Assumptions("assumes"));
        if (rules is { SecondClerk: true, Clauses.IsEmpty: true, Assumptions.IsEmpty: true })
        {
            node.Fault("rules", "missing-source", "Who else may decide needs a clause or an assumption.");
        }

        return rules;
    }

    private static QuotaRow QuotaRow(PlanNode node) => new(
        node.Text("name"),
        node.UnitOrNull("unit"),
        node.WholeOrNull("hukou"),
        node.WholeOrNull("lastYear"),
        node.WholeOrNull("exempt"),
        node.WholeOrNull("ordinary"),
        node.WholeOrNull("target"));

    private static QuotaGoals Goals(PlanNode? node) => node is null
        ? new QuotaGoals(null, NotBelowLastYear: false, null, null, CountsOtherInsurance: false)
        : new QuotaGoals(
            node.NumberOrNull("hukouPercent"),
            node.Flag("notBelowLastYear"),
            node.NumberOrNull("completionPercent"),
            node.NumberOrNull("participationPercent"),
            node.Flag("countsOtherInsurance"));

    private static Duty Duty(PlanNode node) => new()
    {
        Key = node.Text("key"),
        Name = node.Wording(),
        Kind = node.Choice<DutyKind>("kind"),
        Responsible = node.Texts("responsible"),
        Cadence = node.Choice<Cadence>("cadence"),
        Weekday = node.ChoiceOrNull<DayOfWeek>("weekday"),
        Before = node.TimeOrNull("before"),
        DayOfMonth = node.WholeOrNull("dayOfMonth"),
        From = node.DayOrNull("from"),
        DueOn = node.DayOrNull("dueOn"),
        Clause = node.Clause(),
        Assumption = node.AssumptionOrNull(),
    };

    private static IncentiveBand Band(PlanNode node) => new(
        node.Number("atLeastPercent"),
        node.Yuan("perHead"),
        node.Yuan("town"),
        node.Yuan("village"),
        node.Number("points"),
        node.Clause());
}
