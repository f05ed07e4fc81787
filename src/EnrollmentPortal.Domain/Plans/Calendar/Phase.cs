namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>A phase of the work (实施步骤). Phases organise work; the windows decide about payment.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">For display.</param>
/// <param name="From">First day; null where none is printed.</param>
/// <param name="To">Last day, included; null where none is printed.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record Phase(string Key, Wording Name, DateOnly? From, DateOnly? To, Clause Clause);
