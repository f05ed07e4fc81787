using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;

namespace EnrollmentPortal.Application.Progress;

/// <summary>What a board is made from.</summary>
/// <param name="Villages">Counts by village.</param>
/// <param name="Quotas">Every quota in sight.</param>
/// <param name="Days">Days with enrolments or money.</param>
/// <param name="Terms">What the plan of a unit says; null where it has none.</param>
internal sealed record BoardFacts(
    Campaign Campaign,
    DateOnly Today,
    BoardPlaces Places,
    IReadOnlyDictionary<OrgCode, ProgressCounts> Villages,
    IReadOnlyList<Quota> Quotas,
    IReadOnlyList<ProgressQueries.DaySum> Days,
    Func<OrgCode, BoardTerms?> Terms)
{
    /// <summary>The counts of a unit with everything below it.</summary>
    public ProgressCounts CountsOf(OrgCode unit) =>
        ProgressCounts.Sum(Villages.Where(village => unit.Contains(village.Key)).Select(village => village.Value));
}

/// <summary>Puts a board together: arithmetic alone, no database.</summary>
internal static class BoardBuilder
{
    public static ProgressBoard Make(BoardFacts facts)
    {
        var unit = facts.Places.Unit.Code;
        var book = new QuotaLookup(facts.Quotas, code => facts.Terms(code) ?? BoardTerms.None, facts.CountsOf);
        var rows = facts.Places.Below.Select(below => Row(below, facts, book)).Where(IsKnown).ToList();
        var counts = facts.CountsOf(unit);
        var terms = Terms(facts.Terms(unit), book.Goal(unit));
        return new ProgressBoard
        {
            Unit = facts.Places.Unit,
            Above = facts.Places.Above,
            CoverageYear = facts.Campaign.CoverageYear,
            Today = facts.Today,
            OpenedOn = facts.Campaign.OpenedOn,
            Counts = counts,
            Quota = book.Standing(unit),
            Terms = terms,
            Forecast = terms?.Window is { } window ? Predict(facts, counts, window.To) : null,
            Rows = rows,
            SilentUnits = facts.Places.Below.Count - rows.Count,
            Days = [.. EveryDay(facts)],
        };
    }

    // A county may have its windows, and the goal may stand in the plan of the one township that has quotas.
    private static BoardTerms? Terms(BoardTerms? own, BoardTerms? goal) => own is null || goal is null ? own ?? goal : goal with
    {
        Window = own.Window,
        WindowName = own.WindowName,
        IsWindowAssumed = own.IsWindowAssumed,
    };

    private static BoardRow Row(NamedUnit unit, BoardFacts facts, QuotaLookup book)
    {
        var printed = book.PrintedName(unit.Code);
        return new BoardRow(
            unit, facts.CountsOf(unit.Code), book.Standing(unit.Code), printed == unit.Name ? null : printed, book.CountedIn(unit.Code));
    }

    private static bool IsKnown(BoardRow row) => row.Counts != default || row.Quota is not null;

    private static Forecast? Predict(BoardFacts facts, ProgressCounts counts, DateOnly lastDay) =>
        Forecast.Of(facts.Days.Select(day => new DayGain(day.Day, day.Enrolled)), counts, facts.Campaign.OpenedOn, facts.Today, lastDay);

    private static IEnumerable<DayProgress> EveryDay(BoardFacts facts)
    {
        var byDay = facts.Days.ToDictionary(day => day.Day);
        // A payment recorded before the opening (a newborn's, say) still belongs to the total.
        var first = facts.Days.Select(day => day.Day).Append(facts.Campaign.OpenedOn).Min();
        var soFar = 0;
        for (var day = first; day <= facts.Today; day = day.AddDays(1))
        {
            var (enrolled, selfPay) = byDay.TryGetValue(day, out var sum) ? (sum.Enrolled, sum.SelfPayFen) : (0, 0L);
            soFar += enrolled;
            yield return new DayProgress(day, enrolled, soFar, new Money(selfPay));
        }
    }
}
