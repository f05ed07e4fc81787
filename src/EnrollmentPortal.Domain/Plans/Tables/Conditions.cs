using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>When a row of a decision table applies: every condition must hold. No condition at all always holds.</summary>
/// <param name="Facts">Questions with the answers that fit.</param>
/// <param name="Within">The payment lies at most this long behind the event.</param>
/// <param name="Beyond">The payment lies longer than this behind the event.</param>
/// <param name="Paid">The payment date lies in this range.</param>
public sealed record Conditions(
    ImmutableArray<FactCondition> Facts, TimeSpanLimit? Within, TimeSpanLimit? Beyond, DateRange? Paid)
{
    /// <summary>True for a row that takes whatever is left.</summary>
    public bool AlwaysHold => Facts.IsEmpty && Within is null && Beyond is null && Paid is null;

    internal bool Hold(FactSheet sheet, DayCounting counting)
    {
        foreach (var condition in Facts)
        {
            if ((sheet[condition.Fact] & condition.Mask) == 0)
            {
                return false;
            }
        }

        return HoldsPaid(sheet.PaidOn) && HoldsAge(sheet, counting);
    }

    /// <summary>The first unknown fact of which some answers fit and others do not; null where the conditions hold whatever it is.</summary>
    internal Fact? FindOpen(FactSheet sheet)
    {
        foreach (var condition in Facts)
        {
            if (sheet.IsOpen(condition.Fact) && (sheet[condition.Fact] & ~condition.Mask) != 0)
            {
                return condition.Fact;
            }
        }

        return (Within is not null || Beyond is not null) && sheet.IsOpen(Fact.Event) ? Fact.Event : null;
    }

    private bool HoldsPaid(DateOnly? paidOn) => Paid is null || (paidOn is { } day && Paid.Value.Contains(day));

    private bool HoldsAge(FactSheet sheet, DayCounting counting)
    {
        if (Within is null && Beyond is null)
        {
            return true;
        }

        // The day of an unknown event is unknown too; what may have happened is asked first.
        if (sheet.IsOpen(Fact.Event))
        {
            return true;
        }

        // A payment before the event is neither within nor beyond: such a row must not be decided by the table.
        if (sheet.EventOn is not { } eventOn || sheet.PaidOn is not { } paidOn || paidOn < eventOn)
        {
            return false;
        }

        return (Within is not { } within || paidOn <= counting.LastDay(eventOn, within))
            && (Beyond is not { } beyond || paidOn > counting.LastDay(eventOn, beyond));
    }
}
