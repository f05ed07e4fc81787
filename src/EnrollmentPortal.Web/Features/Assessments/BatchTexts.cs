namespace EnrollmentPortal.Web.Features.Assessments;

/// <summary>Names the resources of the batch page.</summary>
public sealed class BatchTexts;
