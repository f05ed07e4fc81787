using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads the conditions of a row and turns each answer into a bit.</summary>
internal static class ConditionReader
{
    internal static Conditions Read(PlanNode row)
    {
        if (row.Section("when") is not { } node)
        {
            return new Conditions([], null, null, null);
        }

        var (within, beyond, paid) = (node.LimitOrNull("within"), node.LimitOrNull("beyond"), Paid(node));
        var facts = new List<FactCondition>();
        foreach (var name in node.RemainingNames())
        {
            if (FactOf(name) is { } fact)
            {
                facts.Add(Condition(node, name, fact));
            }
        }

        return new Conditions([.. facts], within, beyond, paid);
    }

    private static Fact? FactOf(string name)
    {
        // Facts are written like the other properties: "eventYear" is EventYear.
        var written = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
        return Enum.TryParse<Fact>(written, out var fact) && !char.IsAsciiLetterUpper(name[0]) ? fact : null;
    }

    private static FactCondition Condition(PlanNode node, string name, Fact fact)
    {
        var values = node.Texts(name);
        var mask = 0UL;
        foreach (var value in values)
        {
            if (BitOf(fact, value, node.Context) is { } bit)
            {
                mask |= 1UL << bit;
            }
            else
            {
                node.Fault(name, "unknown-answer", $"'{value}' is no answer to '{name}'.");
            }
        }

        return new FactCondition(fact, values) { Mask = mask };
    }

    private static int? BitOf(Fact fact, string value, PlanContext context)
    {
        var closed = IndexOf(FactVocabulary.AnswersOf(fact), value);
        return fact switch
        {
            Fact.Window or Fact.ChangeWindow => closed ?? Shift(IndexOf([.. context.Windows.Select(window => window.Key)], value), FactSheet.FirstWindow),
            Fact.Group => closed ?? Shift(IndexOf([.. context.Groups.Select(group => group.Key)], value), 1),
            _ => closed,
        };
    }

    private static int? IndexOf(IReadOnlyList<string> values, string value)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] == value)
            {
                return index;
            }
        }

        return null;
    }

    private static int? Shift(int? index, int by) => index + by;

    private static DateRange? Paid(PlanNode node)
    {
        var (from, to) = (node.DayOrNull("paidFrom"), node.DayOrNull("paidTo") ?? node.DayOrNull("paidEarlierThan")?.AddDays(-1));
        return from is null && to is null ? null : new DateRange(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
    }
}
