namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>费款结算期: days of every month without payment.</summary>
/// <param name="FromDay">First day of the month that is closed.</param>
/// <param name="ToDay">Last closed day; 31 means the end of the month.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumption">The gap about where it binds.</param>
public sealed record SettlementBlackout(int FromDay, int ToDay, Clause Clause, Assumption? Assumption)
{
    /// <summary>True when no payment is taken on the day.</summary>
    public bool Closes(DateOnly day) => FromDay <= day.Day && day.Day <= ToDay;
}
