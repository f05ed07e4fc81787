namespace EnrollmentPortal.Web.Features.Receipts;

/// <summary>Names the resources of the printed receipt.</summary>
public sealed class ReceiptTexts;
