namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>A notice decides nothing: it only adds clauses and warnings.</summary>
public sealed record NoticeOutcome;
