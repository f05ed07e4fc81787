using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans.Tables;


namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Finds conditions that exclude each other, so that a row never holds for anybody on any day.</summary>
internal static class HoldChecks
{
    /// <summary>Why the conditions never hold together; null when they can.</summary>
    public static string? NeverHold(Conditions when, PlanContext context, bool hasBlackout) =>
        Days(when, context) ?? Age(when) ?? Settlement(when, hasBlackout) ?? Groups(when, context);

    private static string? Days(Conditions when, PlanContext context)
    {
        if (when.Paid is not { } paid)
        {
            return null;
        }

        if (paid.IsEmpty)
        {
            return "The first payment day lies behind the last.";
        }

        return MaskOf(when, Fact.Window) is { } asked && !WindowsOn(paid, context).Any(bit => (asked & (1UL << bit)) != 0)
            ? "The payment days lie outside the windows that the row asks for."
            : null;
    }

    // Time since an event needs an event and a payment behind it.
    private static string? Age(Conditions when)
    {
        if (when is { Within: { } within, Beyond: { } beyond } && within.InMonths == beyond.InMonths && within.Count <= beyond.Count)
        {
            return "No day lies within the one time and beyond the other.";
        }

        var none = 1UL << (int)LifeEventKind.None;
        var counts = when.Within is not null || when.Beyond is not null;
        if ((counts || MaskOf(when, Fact.EventYear) is { } year && (year & (1UL << (int)EventYear.None)) == 0) && MaskOf(when, Fact.Event) == none)
        {
            return "The row asks for the time of an event, and for no event.";
        }

        return (counts || when.Paid is not null) && MaskOf(when, Fact.Window) == 1UL << FactSheet.NoDate
            ? "The row asks for a payment day, and for no payment."
            : null;
    }

    private static string? Settlement(Conditions when, bool hasBlackout) =>
        !hasBlackout && MaskOf(when, Fact.Settlement) == 1UL << (int)Answer.Yes ? "The plan has no closed days of the month." : null;

    private static string? Groups(Conditions when, PlanContext context)
    {
        if (MaskOf(when, Fact.Group) is not { } asked || (asked & 1UL) != 0)
        {
            return null;
        }

        var empty = context.Groups.Index().Where(group => (asked & (1UL << (group.Index + 1))) != 0).All(group => group.Item.Members.Count == 0);
        return empty ? "No category belongs to the group." : null;
    }

    private static ulong? MaskOf(Conditions when, Fact fact) => when.Facts.FirstOrDefault(asked => asked.Fact == fact)?.Mask;

    private static IEnumerable<int> WindowsOn(Kernel.DateRange days, PlanContext context)
    {
        var windows = context.Windows;
        if (windows.Count > 0 && days.From < windows[0].Days.From)
        {
            yield return FactSheet.Before;
        }

        if (windows.Count > 0 && days.To > windows[^1].Days.To)
        {
            yield return FactSheet.After;
        }

        foreach (var (index, window) in windows.Index())
        {
            if (window.Days.From <= days.To && days.From <= window.Days.To)
            {
                yield return FactSheet.FirstWindow + index;
            }
        }
    }
}
