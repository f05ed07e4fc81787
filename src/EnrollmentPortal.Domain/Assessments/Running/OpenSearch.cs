using System.Collections.Immutable;
using System.Numerics;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Walks the tables with unknown facts: where a row turns on one, every possible answer is tried in turn.</summary>
/// <remarks>Exact, because only facts that a row turns on are tried, and each is then known for the rest of the walk. Trying each
/// unknown fact alone would not do: 随县's extension needs two answers together.</remarks>
internal sealed class OpenSearch(Plan plan, FeeTier tier, DateOnly? paidOn)
{
    /// <summary>The first fact whose answers lead to different outcomes; null where nothing unknown decides.</summary>
    internal FactKind? FindQuestion(Applicant applicant) => Walk(applicant, isFirst: true).Question;

    private Found Walk(Applicant applicant, bool isFirst = false)
    {
        if (AssessmentRun.TryAssess(plan, applicant, tier, paidOn, out var undecided) is { } result)
        {
            return new Found([Outcome.Of(result)], null);
        }

        var (all, question) = ((HashSet<Outcome>?)null, (FactKind?)null);
        foreach (var answered in Answered(applicant, undecided!.Value))
        {
            var found = Walk(answered);
            question ??= found.Question;
            if (all is not null && !all.SetEquals(found.Outcomes))
            {
                // Answers to this one lead to different places: it is asked before anything behind it.
                question = undecided;
                all.UnionWith(found.Outcomes);
                if (isFirst)
                {
                    break;
                }
            }

            all ??= found.Outcomes;
        }

        return new Found(all!, question);
    }

    private IEnumerable<Applicant> Answered(Applicant applicant, FactKind kind)
    {
        var open = applicant.Open.First(fact => fact.Kind == kind);
        var rest = applicant.Open.Remove(open);
        var possible = open.Possible & Distinct(open, applicant);
        for (var left = possible; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            foreach (var day in kind == FactKind.Event && bit != 0 ? EventDays.Of(plan, paidOn) : [default])
            {
                yield return applicant with
                {
                    Open = rest,
                    Circumstances = FactAnswers.With(applicant.Circumstances, kind, bit, plan.CoverageYear, day),
                };
            }
        }
    }

    // Of the years without cover only those numbers that the plan's rule tells apart.
    private ulong Distinct(OpenFact open, Applicant applicant) => open.Kind switch
    {
        FactKind.InterruptedYears => Up(Math.Max(
            1 + Math.Max(plan.Interruption?.LongYears ?? 0, (plan.Interruption?.CountsFrom ?? 0) + 1), LeastYears(open.Possible))),
        FactKind.BoughtBackYears => Up(1 + (applicant.Circumstances.InterruptedYears ?? 0)) & ~1UL,
        _ => ulong.MaxValue,
    };

    // More may be known to be left out than the rule tells apart; that number stands for all above it.
    private static int LeastYears(ulong possible) => BitOperations.TrailingZeroCount(possible & ~0b11UL) is < 63 and var bit ? bit : 0;

    private static ulong Up(int bit) => (1UL << (bit + 1)) - 1;

    private readonly record struct Found(HashSet<Outcome> Outcomes, FactKind? Question);
}

/// <summary>The days of an event that a plan's limits tell apart, seen from a day of payment.</summary>
internal static class EventDays
{
    internal static ImmutableArray<DateOnly> Of(Plan plan, DateOnly? paidOn)
    {
        var year = new DateOnly(plan.CoverageYear, 1, 1);
        var paid = paidOn ?? year;
        var days = new SortedSet<DateOnly> { paid, year, year.AddDays(-1), year.AddYears(-1), year.AddYears(-1).AddDays(-1) };
        foreach (var row in plan.Routes.Rows)
        {
            Add(days, plan.Counting, paid, row.When.Within);
            Add(days, plan.Counting, paid, row.When.Beyond);
        }

        return [.. days.Where(day => day <= paid)];
    }

    // The earliest day that is still inside the limit, and the day before it.
    private static void Add(SortedSet<DateOnly> days, DayCounting counting, DateOnly paid, TimeSpanLimit? limit)
    {
        if (limit is not { } span)
        {
            return;
        }

        var day = (span.InMonths ? paid.AddMonths(-span.Count) : paid.AddDays(-span.Count)).AddDays(counting.EventDay - 3);
        while (counting.LastDay(day, span) < paid)
        {
            day = day.AddDays(1);
        }

        days.Add(day);
        days.Add(day.AddDays(-1));
    }
}
