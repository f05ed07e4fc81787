namespace EnrollmentPortal.Web.Features.Batch;

/// <summary>Names the resources of the batch page.</summary>
public sealed class BatchTexts;
