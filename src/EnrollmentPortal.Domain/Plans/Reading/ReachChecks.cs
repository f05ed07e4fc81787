using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Proves of a row that it can never decide, because the rows above it take everything that it would.</summary>
/// <remarks>Looks for a person who answers the row's questions and none of the rows above: what a row above takes is cut away, question by
/// question, until somebody is left or nobody is. Complete for the questions. A row above that also asks for dates takes a row only where
/// that one asks for dates at least as narrow.</remarks>
internal static class ReachChecks
{
    // Far more than a real table needs. A table that is still undecided then gets the benefit of the doubt, and the editor gets an answer.
    private const int MaxSteps = 20_000;

    /// <summary>The keys of the rows above that leave nothing to the row, or none when it can be reached.</summary>
    public static IReadOnlyList<string> TakenBy<T>(DecisionRow<T> row, IReadOnlyList<DecisionRow<T>> above)
    {
        var search = new Search<T>([.. above.Where(earlier => AsksNoNarrowerDates(earlier.When, row.When))]);
        return search.LeavesSomebody(Answers.Of(row.When), 0) ? [] : Needed(row, [.. above.Where(earlier => search.Takers.Contains(earlier.Key))]);
    }

    // Some of the rows that were met on the way take only what another one takes as well: nobody need look at them.
    private static List<string> Needed<T>(DecisionRow<T> row, List<DecisionRow<T>> takers)
    {
        foreach (var taker in takers.ToList())
        {
            List<DecisionRow<T>> others = [.. takers.Where(other => !ReferenceEquals(other, taker))];
            takers = new Search<T>(others).LeavesSomebody(Answers.Of(row.When), 0) ? takers : others;
        }

        return [.. takers.Select(taker => taker.Key)];
    }

    private static bool AsksNoNarrowerDates(Conditions above, Conditions below) =>
        IsNarrower(below.Within, above.Within, shorter: true)
        && IsNarrower(below.Beyond, above.Beyond, shorter: false)
        && (above.Paid is not { } paid || (below.Paid is { } narrower && paid.Contains(narrower.From) && paid.Contains(narrower.To)));

    private static bool IsNarrower(TimeSpanLimit? below, TimeSpanLimit? above, bool shorter) =>
        above is not { } limit
        || (below is { } own && own.InMonths == limit.InMonths && (shorter ? own.Count <= limit.Count : own.Count >= limit.Count));

    /// <summary>The answers that are still open to each question.</summary>
    private readonly record struct Answers(IReadOnlyDictionary<Fact, ulong> Masks)
    {
        public ulong this[Fact fact] => Masks.GetValueOrDefault(fact, Every(fact));

        public static Answers Of(Conditions conditions) => new(conditions.Facts.ToDictionary(asked => asked.Fact, asked => asked.Mask));

        public Answers With(Fact fact, ulong mask) => new(new Dictionary<Fact, ulong>(Masks) { [fact] = mask });

        // The plan's windows and groups follow behind the closed answers, and there are days and persons beside them.
        private static ulong Every(Fact fact) => fact is Fact.Window or Fact.ChangeWindow or Fact.Group
            ? ulong.MaxValue
            : (1UL << FactVocabulary.AnswersOf(fact).Count) - 1;
    }

    /// <summary>Cuts away, row by row, what the rows above take.</summary>
    private sealed class Search<T>(IReadOnlyList<DecisionRow<T>> above)
    {
        private int _steps;

        public List<string> Takers { get; } = [];

        // Somebody with one answer to each question is enough: more answers only bring in more rows above.
        public bool LeavesSomebody(Answers answers, int from)
        {
            for (var index = from; index < above.Count && _steps++ < MaxSteps; index++)
            {
                if (above[index].When.Facts.All(asked => (answers[asked.Fact] & asked.Mask) != 0))
                {
                    Takers.AddRange(Takers.Contains(above[index].Key) ? [] : [above[index].Key]);
                    return LeavesSomebodyBeside(above[index].When, answers, index + 1);
                }
            }

            return true;
        }

        private bool LeavesSomebodyBeside(Conditions taken, Answers answers, int next)
        {
            foreach (var asked in taken.Facts)
            {
                var outside = answers[asked.Fact] & ~asked.Mask;
                if (outside != 0 && LeavesSomebody(answers.With(asked.Fact, outside), next))
                {
                    return true;
                }

                answers = answers.With(asked.Fact, answers[asked.Fact] & asked.Mask);
            }

            return false;
        }
    }
}
