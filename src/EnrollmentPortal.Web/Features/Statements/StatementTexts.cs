namespace EnrollmentPortal.Web.Features.Statements;

/// <summary>Names the resources of the printed statement.</summary>
public sealed class StatementTexts;
