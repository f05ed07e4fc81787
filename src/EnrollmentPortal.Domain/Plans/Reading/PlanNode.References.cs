using System.Collections.Immutable;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Reading;

internal sealed partial class PlanNode
{
    private static readonly Clause MissingClause =
        new(new Source(string.Empty, string.Empty, string.Empty), new Wording(string.Empty, string.Empty));

    /// <summary>Our wording: <c>zh</c> and <c>en</c> of this object.</summary>
    internal Wording Wording() => new(Text("zh"), Text("en"));

    /// <summary>The wording under a name.</summary>
    internal Wording Wording(string name)
    {
        if (Section(name) is { } section)
        {
            return section.Wording();
        }

        Fault(name, "missing", $"'{name}' is missing.");
        return new Wording(string.Empty, string.Empty);
    }

    /// <summary>The clause that prints this; without one nobody could check the figure.</summary>
    internal Clause Clause()
    {
        if (ClauseOrNull("rule") is { } clause)
        {
            return clause;
        }

        if (!Has("rule"))
        {
            Fault("rule", "missing-source", "A figure or rule needs the id of the clause that prints it.");
        }

        return MissingClause;
    }

    internal Clause? ClauseOrNull(string name) => Texts(name) is [var rule, ..] ? FindClause(name, rule) : null;

    internal ImmutableArray<Clause> Clauses(string name) =>
        [.. Texts(name).Select(rule => FindClause(name, rule)).OfType<Clause>()];

    internal Assumption? AssumptionOrNull() => Texts("assumption") is [var question, ..] ? FindAssumption("assumption", question) : null;

    /// <summary>The assumption whose value stands for this one; null where the value itself is written.</summary>
    internal Assumption? AssumptionBehind(string name) =>
        Find(name) is { } element && Context.Assumptions.TryGetValue(element.ToString(), out var assumption) ? assumption : null;

    internal ImmutableArray<Assumption> Assumptions(string name) =>
        [.. Texts(name).Select(question => FindAssumption(name, question)).OfType<Assumption>()];

    internal ImmutableArray<Warning> Warnings(string name) =>
        [.. Texts(name).Select(code => FindWarning(name, code)).OfType<Warning>()];

    /// <summary>
    /// False when this part belongs to another choice of an assumption: <c>"if": {"Q-WC-02": "literal"}</c>.
    /// </summary>
    internal bool Applies()
    {
        if (Section("if") is not { } choices)
        {
            return true;
        }

        var applies = true;
        foreach (var question in choices.RemainingNames())
        {
            applies &= choices.Fits(question);
        }

        return applies;
    }

    private bool Fits(string question)
    {
        var wanted = Texts(question);
        if (FindAssumption(question, question) is not { } assumption)
        {
            return false;
        }

        foreach (var value in wanted.Where(value => !assumption.Options.Contains(value)))
        {
            Fault(question, "unknown-option", $"The assumption '{question}' has no option '{value}'.");
        }

        return wanted.Contains(assumption.Value);
    }

    private Clause? FindClause(string name, string rule)
    {
        if (Context.Clauses.TryGetValue(rule, out var clause))
        {
            return clause;
        }

        Fault(name, "unknown-rule", $"The plan has no clause '{rule}'.");
        return null;
    }

    private Assumption? FindAssumption(string name, string question)
    {
        if (Context.Assumptions.TryGetValue(question, out var assumption))
        {
            return assumption;
        }

        Fault(name, "unknown-question", $"The plan has no assumption '{question}'.");
        return null;
    }

    private Warning? FindWarning(string name, string code)
    {
        if (Context.Warnings.TryGetValue(code, out var warning))
        {
            return warning;
        }

        Fault(name, "unknown-warning", $"The plan has no warning '{code}'.");
        return null;
    }
}
