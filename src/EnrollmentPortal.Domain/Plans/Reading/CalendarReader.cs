using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Reads dates: windows, closed days, coverage, counting and the time given after life events.</summary>
internal static class CalendarReader
{
    internal static IReadOnlyList<CollectionWindow> Windows(PlanRoot root)
    {
        var windows = new List<CollectionWindow>();
        foreach (var node in root.For("windows").Items("windows"))
        {
            var window = Window(node, windows);
            if (node.Applies())
            {
                windows.Add(window);
            }
        }

        return windows;
    }

    internal static SettlementBlackout? Blackout(PlanRoot root) =>
        root.For("blackout").Section("blackout") is { } node
            ? new SettlementBlackout(node.Whole("fromDay"), node.Whole("toDay"), node.Clause(), node.AssumptionOrNull())
            : null;

    internal static CoveragePeriod Coverage(PlanRoot root)
    {
        var county = root.For("coverage");
        if (county.Section("coverage") is not { } node)
        {
            county.Fault("coverage", "missing", "'coverage' is missing.");
            return new CoveragePeriod(null, county.Clause(), Verdict.Review, null);
        }

        var (from, to) = (node.DayOrNull("from"), node.DayOrNull("to"));
        if ((from is null) != (to is null) || from > to)
        {
            node.Fault(null, "range", "Both ends of the coverage period are expected, in order, or neither.");
        }

        DateRange? days = from is { } first && to is { } last ? new DateRange(first, last) : null;
        return new CoveragePeriod(
            days, node.Clause(), node.ChoiceOrNull<Verdict>("noDaysLeft") ?? Verdict.Review, node.AssumptionOrNull())
        {
            NoDaysLeftAssumption = node.AssumptionBehind("noDaysLeft"),
            SchoolYearEnd = node.DayOrNull("schoolYearEnd"),
        };
    }

    internal static DayCounting Counting(PlanRoot root)
    {
        var county = root.For("counting");
        if (county.Section("counting") is { } node)
        {
            return new DayCounting(node.Whole("eventDay"), node.Whole("waitShift"));
        }

        county.Fault("counting", "missing", "'counting' is missing.");
        return new DayCounting(0, 0);
    }

    internal static IReadOnlyList<LifeEventLimit> EventLimits(PlanRoot root) =>
        [.. root.For("eventLimits").Items("eventLimits").Select(node => new LifeEventLimit(
            node.Choice<LifeEventKind>("event"), node.LimitOrNull("limit") ?? default, node.Clause(), node.AssumptionOrNull()))];

    private static CollectionWindow Window(PlanNode node, List<CollectionWindow> earlier) => new(
        node.Text("key"),
        node.Wording(),
        new DateRange(From(node, earlier), node.Day("to")),
        node.Choice<WindowKind>("kind"),
        node.Clause(),
        node.AssumptionOrNull());

    // A window without a first day of its own follows the one before it, so that an assumed end can move both.
    private static DateOnly From(PlanNode node, List<CollectionWindow> earlier) =>
        earlier is [.., var last] && last.Days.To < DateOnly.MaxValue && !node.Has("from") ? last.Days.To.AddDays(1) : node.Day("from");
}
