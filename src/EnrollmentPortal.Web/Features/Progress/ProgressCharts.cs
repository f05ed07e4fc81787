using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>The option objects of the board's pictures.</summary>
/// <remarks>No animation: the page refreshes itself. State is a word or a tick beside the colour, so that a black and white print says the same.</remarks>
internal static class ProgressCharts
{
    private const string Brand = "#0b5cab";
    private const string Good = "#1b6e3c";
    private const string Ink = "#1f2328";
    private const string Line = "#d0d7de";

    // The table beside the bars has rows of the same height, and a head and a foot: a bar stands in its unit's line.
    private const int RowPixels = 28;
    private const int HeadPixels = 36;
    private const int NamePixels = 128;

    public static int UnitsHeight(int units) => HeadPixels + (RowPixels * (units + 1));

    /// <summary>Ranked bars with the quota and the goal as upright lines.</summary>
    public static object Units(IReadOnlyList<RankedUnit> units, decimal? goalPercent, IStringLocalizer<ProgressTexts> texts) => new
    {
        Animation = false,
        Grid = new { Left = NamePixels, Right = 72, Top = HeadPixels, Bottom = RowPixels, ContainLabel = false },
        XAxis = new
        {
            Type = "value", Min = 0, Max = Math.Max(100m, units.Max(unit => unit.Rate) ?? 0),
            AxisLabel = new { Formatter = "{value}%", Color = Ink, HideOverlap = true }, SplitLine = new { LineStyle = new { Color = Line } },
        },
        YAxis = new
        {
            Type = "category", Inverse = true, AxisTick = new { Show = false },
            AxisLabel = new { Color = Ink, Width = NamePixels - 16, Overflow = "truncate", Interval = 0 },
            Data = units.Select(unit => unit.Row.Unit.Name),
        },
        Series = new[] { Bars(units, goalPercent, texts) },
    };

    /// <summary>People enrolled a day as bars, and in total as a line.</summary>
    public static object Trend(IReadOnlyList<DayProgress> days, IStringLocalizer<ProgressTexts> texts) => new
    {
        Animation = false,
        Grid = new { Left = 8, Right = 8, Top = 28, Bottom = 8, ContainLabel = true },
        Legend = new { Top = 0, ItemHeight = 8, TextStyle = new { Color = Ink } },
        Tooltip = new { Trigger = "axis" },
        XAxis = new { Type = "category", Data = days.Select(day => Display.Date(day.Day)[5..]), AxisLabel = new { Color = Ink, HideOverlap = true } },
        YAxis = new[] { Scale(position: "left"), Scale(position: "right") },
        Series = new object[]
        {
            new
            {
                Type = "bar", Name = texts["DayEnrolled"].Value, Data = days.Select(day => day.Enrolled), YAxisIndex = 0,
                ItemStyle = new { Color = "#8ab4dc", BorderColor = Brand },
            },
            new
            {
                Type = "line", Name = texts["SoFar"].Value, Data = days.Select(day => day.EnrolledSoFar), YAxisIndex = 1, ShowSymbol = false,
                LineStyle = new { Color = Ink, Width = 2 }, ItemStyle = new { Color = Ink },
            },
        },
    };

    private static object Bars(IReadOnlyList<RankedUnit> units, decimal? goalPercent, IStringLocalizer<ProgressTexts> texts) => new
    {
        Type = "bar",
        BarWidth = 16,
        Cursor = "pointer",
        Data = units.Select(unit => new
        {
            Value = unit.Rate,
            Key = unit.Row.Unit.Code.Value,
            ItemStyle = new { Color = IsReached(unit) ? Good : Brand },
            Label = new { Show = true, Position = "right", Color = Ink, Formatter = $"{(IsReached(unit) ? "✓ " : string.Empty)}{Display.Rate(unit.Part, unit.Whole)}" },
        }),
        MarkLine = new { Symbol = "none", Silent = true, Data = Marks(goalPercent, texts) },
    };

    private static IEnumerable<object> Marks(decimal? goalPercent, IStringLocalizer<ProgressTexts> texts)
    {
        if (goalPercent is null)
        {
            yield break;
        }

        yield return Mark(100m, texts["QuotaMark"], "left", "solid");
        if (goalPercent != 100m)
        {
            yield return Mark(goalPercent.Value, texts["GoalMark", goalPercent.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)], "right", "dashed");
        }
    }

    // The two lines stand close together: their names go to either side.
    private static object Mark(decimal at, string name, string align, string line) => new
    {
        XAxis = at,
        LineStyle = new { Color = Ink, Type = line, Width = 1.5 },
        Label = new { Position = "start", Align = align, Color = Ink, Formatter = name },
    };

    private static object Scale(string position) => new
    {
        Type = "value",
        Position = position,
        MinInterval = 1,
        AxisLabel = new { Color = Ink },
        SplitLine = new { Show = position == "left", LineStyle = new { Color = Line } },
    };

    private static bool IsReached(RankedUnit unit) => unit.Row.Quota?.IsReached ?? unit.Part >= unit.Whole;
}
