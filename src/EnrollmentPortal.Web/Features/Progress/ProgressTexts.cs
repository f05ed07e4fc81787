namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>Names the resources of the progress board.</summary>
public sealed class ProgressTexts;
