using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>Evidence that a channel asks for.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="AgentOnly">Only where an agent pays for somebody.</param>
/// <param name="Evidence">What is required.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumption">The gap, where the plan prints nothing.</param>
public sealed record EvidenceRule(
    ChannelKind Channel, bool AgentOnly, IReadOnlyList<EvidenceKind> Evidence, Clause Clause, Assumption? Assumption);
