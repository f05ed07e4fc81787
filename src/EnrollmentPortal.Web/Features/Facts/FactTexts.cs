namespace EnrollmentPortal.Web.Features.Facts;

/// <summary>Names the resources of the facts of a person.</summary>
public sealed class FactTexts;
