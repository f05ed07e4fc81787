namespace EnrollmentPortal.Web.Features.Exports;

/// <summary>Names the resources of exported lists.</summary>
public sealed class ExportTexts;
