namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>Names the resources of the impact's panel and pages.</summary>
public sealed class ImpactTexts;
