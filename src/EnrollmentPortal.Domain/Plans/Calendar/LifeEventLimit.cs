using EnrollmentPortal.Domain.Facts.Kinds;



namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>The time that a plan gives after a life event; the routes apply it, this row shows it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Limit">How long.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumption">The gap, where the reference day is not printed.</param>
public sealed record LifeEventLimit(LifeEventKind Event, TimeSpanLimit Limit, Clause Clause, Assumption? Assumption);
