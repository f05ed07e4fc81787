namespace EnrollmentPortal.Web.Features.Importing;

/// <summary>Names the resources of the import's pages.</summary>
public sealed class ImportTexts;
