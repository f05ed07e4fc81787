namespace EnrollmentPortal.Web.Features.Households.Record;

/// <summary>Names the resources of the household page, the suspected duplicates and the transfers.</summary>
public sealed class RecordTexts;
