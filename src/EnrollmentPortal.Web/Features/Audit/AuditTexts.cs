namespace EnrollmentPortal.Web.Features.Audit;

/// <summary>Names the resources of the audit page, the actions' names among them.</summary>
public sealed class AuditTexts;
