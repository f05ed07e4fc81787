using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads tiers, the government share and the subsidy table.</summary>
internal static class MoneyReader
{
    internal static IReadOnlyList<FeeTier> Tiers(PlanRoot root) => [.. root.For("tiers").Items("tiers").Select(Tier)];

    internal static GovernmentShare GovernmentShare(PlanRoot root)
    {
        var county = root.For("governmentShare");
        if (county.Section("governmentShare") is { } node)
        {
            return new GovernmentShare(
                node.YuanOrNull("amount"), node.Choice<GovernmentShareBasis>("basis"), node.Clause(), node.AssumptionOrNull());
        }

        county.Fault("governmentShare", "missing", "'governmentShare' is missing.");
        return new GovernmentShare(null, GovernmentShareBasis.NotPrinted, county.Clause(), null);
    }

    internal static IReadOnlyList<SubsidyCategory> Categories(PlanRoot root, IReadOnlyList<FeeTier> tiers)
    {
        var categories = new Dictionary<string, SubsidyCategory>(StringComparer.Ordinal);
        foreach (var node in root.For("categories").Items("categories"))
        {
            var category = Category(node, categories.Count, tiers);
            if (!categories.TryAdd(category.Name, category))
            {
                node.Fault("name", "duplicate", $"'{category.Name}' stands here a second time.");
            }
        }

        return [.. categories.Values];
    }

    internal static IdentityRules Identities(PlanRoot root, IReadOnlyList<SubsidyCategory> categories)
    {
        var county = root.For("identities");
        if (county.Section("identities") is not { } node)
        {
            county.Fault("identities", "missing", "'identities' is missing.");
            return new IdentityRules(IdentityPrecedence.Highest, SubsidyCap.Standard, null, null, [], []);
        }

        return new IdentityRules(
            node.Choice<IdentityPrecedence>("choice"),
            node.Choice<SubsidyCap>("cap"),
            node.ClauseOrNull("rule"),
            node.AssumptionOrNull(),
            [.. node.Items("conjunctions").Select(item => Conjunction(item, categories)).OfType<Conjunction>()],
            [.. node.Items("contradictions").SelectMany(item => Contradictions(item, categories))]);
    }

    /// <summary>The categories under a name; an unknown one is a fault.</summary>
    internal static IReadOnlyList<string> Members(PlanNode node, string name, IReadOnlyList<SubsidyCategory> categories)
    {
        var members = node.Texts(name);
        foreach (var member in members.Where(member => categories.All(category => category.Name != member)))
        {
            node.Fault(name, "unknown-category", $"The plan has no category '{member}'.");
        }

        return members;
    }

    private static FeeTier Tier(PlanNode node)
    {
        var student = node.Section("student");
        return new FeeTier(
            node.Text("key"),
            node.Wording(),
            new Figure(node.Yuan("standard"), node.Clause()),
            student is null ? null : new Figure(student.Yuan("standard"), student.Clause()));
    }

    private static SubsidyCategory Category(PlanNode node, int index, IReadOnlyList<FeeTier> tiers) => new()
    {
        Name = node.Text("name"),
        EnglishName = node.Text("en"),
        Order = index,
        Row = node.WholeOrNull("row"),
        Certifiers = node.Texts("certifiers"),
        Funder = node.TextOrNull("funder"),
        Payer = node.ChoiceOrNull<PayerKind>("payer") ?? PayerKind.Resident,
        OnlyWithoutOther = node.Flag("onlyWithoutOther"),
        Clause = node.Clause(),
        MoreClauses = node.Clauses("moreRules"),
        Assumption = node.AssumptionOrNull(),
        Cells = [.. Cells(node, tiers)],
        Groups = GroupBits(node),
    };

    private static ulong GroupBits(PlanNode node)
    {
        var name = node.Text("name");
        var groups = node.Context.Groups;
        var bits = 0UL;
        for (var index = 0; index < groups.Count; index++)
        {
            // Bit 0 means "in no group".
            bits |= groups[index].Members.Contains(name) ? 1UL << (index + 1) : 0UL;
        }

        return bits;
    }

    private static List<SubsidyCell> Cells(PlanNode node, IReadOnlyList<FeeTier> tiers)
    {
        var cells = new List<SubsidyCell>();
        if (node.Section("cells") is not { } section)
        {
            node.Fault("cells", "missing", "'cells' is missing.");
            return cells;
        }

        foreach (var tier in section.RemainingNames())
        {
            if (tiers.All(known => known.Key != tier))
            {
                section.Fault(tier, "unknown-tier", $"The plan has no tier '{tier}'.");
            }

            if (section.Section(tier) is { } cell)
            {
                cells.Add(Cell(cell, tier));
            }
        }

        foreach (var tier in tiers.Where(tier => cells.All(cell => cell.Tier != tier.Key)))
        {
            section.Fault(null, "missing-tier", $"The cell of tier '{tier.Key}' is missing; write \"no-line\" where the table has none.");
        }

        return cells;
    }

    private static SubsidyCell Cell(PlanNode node, string tier)
    {
        var written = node.Text("subsidy");
        if (Vocabulary<SubsidyKind>.TryParse(written, out var kind) && kind != SubsidyKind.Amount)
        {
            return new SubsidyCell(tier, kind, Money.Zero, node.YuanOrNull("selfPay"));
        }

        return new SubsidyCell(tier, SubsidyKind.Amount, node.Yuan("subsidy"), node.YuanOrNull("selfPay"));
    }

    private static Conjunction? Conjunction(PlanNode node, IReadOnlyList<SubsidyCategory> categories)
    {
        var becomes = Members(node, "becomes", categories);
        var conjunction = new Conjunction(
            Members(node, "first", categories),
            Members(node, "second", categories),
            becomes.Count == 1 ? becomes[0] : string.Empty,
            node.Clause(),
            node.AssumptionOrNull());
        return node.Applies() ? conjunction : null;
    }

    private static IEnumerable<Contradiction> Contradictions(PlanNode node, IReadOnlyList<SubsidyCategory> categories) =>
        node.Warnings("warning")
            .Select(warning => new Contradiction(Members(node, "first", categories), Members(node, "second", categories), warning));
}
