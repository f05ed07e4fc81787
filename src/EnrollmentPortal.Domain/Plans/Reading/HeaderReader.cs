using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads what everything else refers to: documents, clauses, assumptions, warnings.</summary>
internal static class HeaderReader
{
    internal static void Read(PlanRoot root)
    {
        foreach (var node in root.Sum("documents"))
        {
            Add(node, node.Context.Documents, "key", Document(node), document => document.Key);
        }

        foreach (var node in root.Sum("clauses"))
        {
            Add(node, node.Context.Clauses, "rule", Clause(node), clause => clause.RuleId);
        }

        foreach (var node in root.Sum("assumptions"))
        {
            Add(node, node.Context.Assumptions, "question", Assumption(node), assumption => assumption.Question);
        }

        foreach (var node in root.Sum("warnings"))
        {
            Add(node, node.Context.Warnings, "code", new Warning(node.Text("code"), node.Wording()), warning => warning.Code);
        }
    }

    private static PlanDocument Document(PlanNode node) =>
        new(node.Text("key"), node.Text("number"), node.Text("title"), node.Text("issuer"), node.DayOrNull("issuedOn"));

    private static Clause Clause(PlanNode node)
    {
        var key = node.Text("document");
        if (!node.Context.Documents.TryGetValue(key, out var document))
        {
            node.Fault("document", "unknown-document", $"The plan has no document '{key}'.");
        }

        var source = new Source(document?.Number ?? string.Empty, node.Text("at"), node.Text("rule"));
        return new Clause(source, node.Wording());
    }

    private static Assumption Assumption(PlanNode node)
    {
        var question = node.Texts("question") is [var id, ..] ? id : string.Empty;
        var value = node.Context.ChosenValue(question, node.Texts("value") is [var written, ..] ? written : string.Empty);
        var options = node.Texts("options");
        if (options.Count > 0 && !options.Contains(value))
        {
            node.Fault("value", "unknown-option", $"'{value}' is none of {string.Join(", ", options)}.");
        }

        var confirmedBy = node.TextOrNull("confirmedBy");
        return new Assumption(
            question, value, options, node.Wording(), node.Clauses("rules"), confirmedBy is { Length: > 0 } ? confirmedBy : null)
        {
            ConfirmedIn = node.TextOrNull("confirmedIn"),
            ConfirmedOn = node.DayOrNull("confirmedOn"),
        };
    }

    private static void Add<T>(PlanNode node, Dictionary<string, T> known, string name, T item, Func<T, string> keyOf)
    {
        if (!known.TryAdd(keyOf(item), item))
        {
            node.Fault(name, "duplicate", $"'{keyOf(item)}' stands here a second time.");
        }
    }
}
