namespace EnrollmentPortal.Domain.Policies;

/// <summary>A notice decides nothing: it only adds clauses and warnings.</summary>
public sealed record NoticeOutcome;
