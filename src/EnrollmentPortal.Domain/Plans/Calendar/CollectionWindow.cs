using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>A span of payment dates with rules of its own. The windows of a plan follow each other without gap or overlap.</summary>
/// <param name="Key">Key used by conditions.</param>
/// <param name="Name">For display.</param>
/// <param name="Days">Payment dates, both ends included.</param>
/// <param name="Kind">How far it is open.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumption">The gap, where a date or the window itself is not printed.</param>
public sealed record CollectionWindow(
    string Key, Wording Name, DateRange Days, WindowKind Kind, Clause Clause, Assumption? Assumption);
