namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>Names the resources of the import's pages.</summary>
public sealed class ImportTexts;
