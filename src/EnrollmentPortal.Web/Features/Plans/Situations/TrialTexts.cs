namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>Names the resources of trying a draft and of two assessments side by side.</summary>
public sealed class TrialTexts;
