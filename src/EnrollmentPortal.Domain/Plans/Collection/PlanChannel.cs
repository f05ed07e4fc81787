using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>A way to pay that the plan names.</summary>
/// <param name="Kind">What sort of channel it is.</param>
/// <param name="Name">As printed, with an English rendering.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record PlanChannel(ChannelKind Kind, Wording Name, Clause Clause);
