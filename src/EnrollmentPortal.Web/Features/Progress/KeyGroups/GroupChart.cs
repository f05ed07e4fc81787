using System.Globalization;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Progress.KeyGroups;

/// <summary>The option object of a category's bars.</summary>
internal static class GroupChart
{
    private const string Ink = "#1f2328";

    // As high as the table beside it: head, a line a unit, foot.
    private const int RowPixels = 36;

    public static int Height(int units) => RowPixels * (units + 2);

    public static object Option(IReadOnlyList<KeyGroupUnit> units, decimal? goalPercent, IStringLocalizer<KeyGroupTexts> texts) => new
    {
        Animation = false,
        Grid = new { Left = 128, Right = 72, Top = RowPixels, Bottom = RowPixels, ContainLabel = false },
        XAxis = new { Type = "value", Min = 0, Max = 100, AxisLabel = new { Formatter = "{value}%", Color = Ink, HideOverlap = true } },
        YAxis = new
        {
            Type = "category", Inverse = true, AxisTick = new { Show = false },
            AxisLabel = new { Color = Ink, Width = 112, Overflow = "truncate", Interval = 0 },
            Data = units.Select(unit => unit.Unit.Name),
        },
        Series = new[]
        {
            new { Type = "bar", BarWidth = 18, Cursor = "pointer", Data = units.Select(Bar), MarkLine = new { Symbol = "none", Silent = true, Data = Marks(goalPercent, texts) } },
        },
    };

    private static object Bar(KeyGroupUnit unit)
    {
        var complete = unit.Missing <= 0;
        return new
        {
            Value = unit.Registered == 0 ? 0 : decimal.Round(100m * unit.Enrolled / unit.Registered, 1),
            Key = unit.Unit.Code.Value,
            ItemStyle = new { Color = complete ? "#1b6e3c" : "#0b5cab" },
            Label = new { Show = true, Position = "right", Color = Ink, Formatter = (complete ? "✓ " : string.Empty) + Display.Rate(unit.Enrolled, unit.Registered) },
        };
    }

    private static object[] Marks(decimal? goalPercent, IStringLocalizer<KeyGroupTexts> texts) => goalPercent is not { } goal ? [] :
    [
        new
        {
            XAxis = goal,
            LineStyle = new { Color = Ink, Type = "dashed", Width = 1.5 },
            Label = new { Position = "start", Color = Ink, Formatter = texts["GoalMark", goal.ToString("0.##", CultureInfo.InvariantCulture)].Value },
        },
    ];
}
