namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Names the resources of the pages on which officials write, check and publish plans.</summary>
public sealed class StudioTexts;
