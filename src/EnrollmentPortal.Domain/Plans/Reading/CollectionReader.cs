using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads channels, evidence, cash rules, exemption reasons and benefit figures.</summary>
internal static class CollectionReader
{
    internal static IReadOnlyList<PlanChannel> Channels(PlanRoot root) =>
        [.. root.For("channels").Items("channels").Select(node =>
            new PlanChannel(node.Choice<ChannelKind>("kind"), node.Wording(), node.Clause()))];

    internal static IReadOnlyList<EvidenceRule> Evidence(PlanRoot root) =>
        [.. root.For("evidence").Items("evidence").Select(node => new EvidenceRule(
            node.Choice<ChannelKind>("channel"), node.Flag("agentOnly"), Kinds(node), node.Clause(), node.AssumptionOrNull()))];

    internal static CashRules? Cash(PlanRoot root) => root.For("cash").Section("cash") is not { } node ? null : new CashRules
    {
        ReceiptName = node.TextOrNull("receipt"),
        ReceiptCopies = node.Whole("copies"),
        ReasonRequired = node.Flag("reasonRequired"),
        AmountLimit = node.YuanOrNull("amountLimit"),
        WorkingDaysLimit = node.WholeOrNull("workingDaysLimit"),
        PublicityDue = node.DayOrNull("publicityDue"),
        PublicityDays = node.WholeOrNull("publicityDays"),
        Clauses = node.Clauses("rules"),
        Assumptions = node.Assumptions("assumes"),
    };

    internal static IReadOnlyList<PlanExemption> Exemptions(PlanRoot root) =>
        [.. root.For("exemptions").Items("exemptions").Select(node =>
            new PlanExemption(node.Choice<ExemptionReason>("reason"), node.Wording(), node.Clause()))];

    internal static IReadOnlyList<Benefit> Benefits(PlanRoot root) =>
        [.. root.For("benefits").Items("benefits").Select(node => new Benefit(
            node.Text("key"),
            node.Wording(),
            node.TextOrNull("tier"),
            node.YuanOrNull("amount"),
            node.NumberOrNull("percent"),
            node.DayOrNull("from"),
            node.Clause()))];

    private static List<EvidenceKind> Kinds(PlanNode node)
    {
        var kinds = new List<EvidenceKind>();
        foreach (var text in node.Texts("evidence"))
        {
            if (Vocabulary<EvidenceKind>.TryParse(text, out var kind))
            {
                kinds.Add(kind);
            }
            else
            {
                node.Fault("evidence", "unknown-value", $"One of {string.Join(", ", Vocabulary<EvidenceKind>.Names)} is expected here.");
            }
        }

        return kinds;
    }
}
