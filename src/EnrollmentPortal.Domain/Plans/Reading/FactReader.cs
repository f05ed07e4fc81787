using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads how facts of a person are asked for, and what is taken for granted.</summary>
internal static class FactReader
{
    internal static IReadOnlyList<FactRule> Facts(PlanRoot root)
    {
        var node = root.For("facts");
        var rules = node.Items("facts").Select(Fact).ToList();
        foreach (var twice in rules.GroupBy(rule => rule.Kind).Where(same => same.Count() > 1))
        {
            node.Fault("facts", "duplicate", $"'{Vocabulary<FactKind>.NameOf(twice.Key)}' stands here a second time.");
        }

        return rules;
    }

    private static FactRule Fact(PlanNode node)
    {
        var kind = node.Choice<FactKind>("kind");
        if (!FactAnswers.Askable.Contains(kind))
        {
            node.Fault("kind", "not-asked", "Nobody is asked for this at a desk: the portal's own books know it.");
        }

        var (rules, assumptions) = (node.Clauses("rules"), node.Assumptions("assumes"));
        if (rules.IsEmpty && assumptions.IsEmpty)
        {
            node.Fault("rules", "missing-source", "What is taken for granted needs a clause or an assumption.");
        }

        var evidence = node.Has("evidence") ? node.Wording("evidence") : null;
        return new FactRule(kind, node.Wording(), evidence, Presumption(node, kind), Ages(node, kind), rules, assumptions);
    }

    private static string? Presumption(PlanNode node, FactKind kind)
    {
        var answer = node.TextOrNull("presume");
        // An event needs its day, so that nobody can be presumed to have had one.
        var fits = answer is not { Length: > 0 } || (FactAnswers.BitOf(kind, answer) != 0 && (kind != FactKind.Event || answer == "none"));
        if (!fits)
        {
            node.Fault("presume", "unknown-answer", $"'{answer}' cannot be taken for granted here.");
        }

        return fits && answer is { Length: > 0 } ? answer : null;
    }

    private static ImmutableArray<AnswerAges> Ages(PlanNode node, FactKind kind) => [.. node.Items("ages").Select(span => AgesOf(span, kind))];

    private static AnswerAges AgesOf(PlanNode span, FactKind kind)
    {
        var ages = new AnswerAges(span.Text("answer"), span.Whole("from"), span.Whole("to"));
        if (FactAnswers.BitOf(kind, ages.Answer) == 0)
        {
            span.Fault("answer", "unknown-answer", $"'{ages.Answer}' is no answer to this question.");
        }

        if (ages.From < 0 || ages.From > ages.To)
        {
            span.Fault(null, "range", "Ages go from the younger to the older.");
        }

        return ages;
    }
}
