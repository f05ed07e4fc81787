namespace EnrollmentPortal.Web.Features.CoverageYears;

/// <summary>Names the resources of the coverage years' pages.</summary>
public sealed class CoverageYearTexts;
