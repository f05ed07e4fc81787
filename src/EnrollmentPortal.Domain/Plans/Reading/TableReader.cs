using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;



namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads the decision tables.</summary>
internal static class TableReader
{
    internal static DecisionTable<PayerOutcome> Payers(PlanRoot root) =>
        Table(root, "payers", node => new PayerOutcome(node.Choice<PayerKind>("payer")));

    internal static DecisionTable<EligibilityOutcome> Eligibility(PlanRoot root) =>
        Complete(root, "eligibility", Table(root, "eligibility", node => new EligibilityOutcome(node.Choice<Verdict>("verdict"))));

    internal static DecisionTable<RouteOutcome> Routes(PlanRoot root) =>
        Complete(root, "routes", Table(root, "routes", node => Route(node, root.For("interruption").Has("interruption"))));

    internal static DecisionTable<NoticeOutcome> Notices(PlanRoot root) => Table(root, "notices", _ => new NoticeOutcome());

    internal static DecisionTable<ChangeOutcome> Changes(PlanRoot root) => Table(
        root,
        "changes",
        node => new ChangeOutcome(node.Choice<PricedIdentity>("identity"), node.Choice<SettlementRule>("settlement")));

    private static RouteOutcome Route(PlanNode node, bool hasInterruption)
    {
        var verdict = node.Choice<Verdict>("verdict");
        if (verdict == Verdict.Refused)
        {
            return new RouteOutcome(verdict, PriceRule.None, GovernmentShareDue: false, StartRule.None, null, EndRule.None);
        }

        var (start, wait) = (node.Choice<StartRule>("start"), node.LimitOrNull("wait"));
        if ((start is StartRule.AfterWait or StartRule.AfterWaitInCoverage) != (wait is not null))
        {
            node.Fault("wait", "wait", "A waiting period belongs to the starts 'after-wait' and 'after-wait-in-coverage', and to no other.");
        }

        var adds = node.Flag("addsInterruption");
        if (adds && (!hasInterruption || wait is not { InMonths: true }))
        {
            node.Fault("addsInterruption", "interruption", "Interrupted years need a part 'interruption' and a waiting period in months.");
        }

        return new RouteOutcome(
            verdict,
            node.ChoiceOrNull<PriceRule>("price") ?? PriceRule.Standard,
            node.Flag("governmentShareDue"),
            start,
            wait,
            node.ChoiceOrNull<EndRule>("end") ?? EndRule.Coverage,
            adds);
    }

    private static DecisionTable<T> Table<T>(PlanRoot root, string name, Func<PlanNode, T> outcome)
    {
        var rows = new List<DecisionRow<T>>();
        var written = new List<DecisionRow<T>>();
        // A row that an option brings in may put another one out of use: with the other option that one decides.
        var lasting = new List<DecisionRow<T>>();
        var hasBlackout = root.For("blackout").Has("blackout");
        foreach (var node in root.For(name).Items(name))
        {
            // A row of another choice is read all the same: a switch must not uncover a fault.
            var row = Row(node, outcome, hasBlackout);
            written.Add(row);
            if (node.Applies())
            {
                CheckReach(node, row, lasting, name);
                rows.Add(row);
                CheckKey(node, rows);
                lasting.AddRange(node.Has("if") ? [] : [row]);
            }
        }

        return new DecisionTable<T>([.. rows]) { Written = [.. written] };
    }

    private static DecisionRow<T> Row<T>(PlanNode node, Func<PlanNode, T> outcome, bool hasBlackout)
    {
        var clauses = node.Clauses("rules");
        if (clauses.IsEmpty)
        {
            node.Fault("rules", "missing-source", "A row needs the clause that says so.");
        }

        var when = ConditionReader.Read(node);
        if (HoldChecks.NeverHold(when, node.Context, hasBlackout) is { } contradiction)
        {
            node.Fault("when", "never-holds", contradiction);
        }

        var name = node.Has("zh") || clauses.IsEmpty ? node.Wording() : clauses[0].Text;
        return new DecisionRow<T>(
            node.Text("key"),
            name,
            when,
            outcome(node),
            clauses,
            node.Warnings("warnings"),
            node.Assumptions("assumes"));
    }

    // Of the notices every row that fits speaks, so none stands in another's way.
    private static void CheckReach<T>(PlanNode node, DecisionRow<T> row, List<DecisionRow<T>> above, string table)
    {
        if (table != "notices" && ReachChecks.TakenBy(row, above) is { Count: > 0 } takers)
        {
            node.Fault("when", "unreachable", $"'{row.Key}' never decides: {string.Join(", ", takers.Select(key => $"'{key}'"))} above it take everything.");
        }
    }

    private static void CheckKey<T>(PlanNode node, List<DecisionRow<T>> rows)
    {
        if (rows.Count(row => row.Key == rows[^1].Key) > 1)
        {
            node.Fault("key", "duplicate", $"'{rows[^1].Key}' stands here a second time.");
        }
    }

    private static DecisionTable<T> Complete<T>(PlanRoot root, string name, DecisionTable<T> table)
    {
        if (table.Rows is not [.., { When.AlwaysHold: true }])
        {
            root.For(name).Fault(name, "no-last-row", $"The last row of '{name}' must take whatever is left, without conditions.");
        }

        return table;
    }
}
