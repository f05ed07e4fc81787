using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Contributions;

/// <summary>How money came in.</summary>
public enum PaymentChannel
{
    /// <summary>现金: a two-copy receipt and the cash ledger.</summary>
    Cash,

    /// <summary>专用POS机: the slip's number is kept.</summary>
    Pos,

    /// <summary>线上: the platform's transaction number is kept.</summary>
    Online,

    /// <summary>零申报: a fully subsidised person is enrolled without payment.</summary>
    ZeroDeclaration,
}

/// <summary>One payment for one or several people of a household: appended, never edited.</summary>
public sealed class Contribution : ITenantOwned
{
    private Contribution()
    {
    }

    public Contribution(ContributionEntry entry, OrgCode book, int receiptNumber)
    {
        (TenantId, Id, CampaignId, HouseholdId, OrgCode) = (entry.Unit.TenantId, entry.Id, entry.CampaignId, entry.HouseholdId, entry.Unit);
        (BookCode, ReceiptNumber, IdempotencyKey) = (book, receiptNumber, entry.IdempotencyKey);
        (Channel, Reference, PayerName, Total) = (entry.Channel, entry.Reference, entry.PayerName, entry.Total);
        (PaidOn, RecordedAt, RecordedBy, RecordedByName) = (entry.PaidOn, entry.RecordedAt, entry.RecordedBy, entry.RecordedByName);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid HouseholdId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    /// <summary>The township whose receipt book numbered it.</summary>
    public OrgCode BookCode { get; private init; }

    public int ReceiptNumber { get; private init; }

    /// <summary>Made by the desk before the first click: the same click twice is one payment.</summary>
    public Guid IdempotencyKey { get; private init; }

    public PaymentChannel Channel { get; private init; }

    /// <summary>POS slip or online transaction number.</summary>
    public string? Reference { get; private init; }

    public string PayerName { get; private init; } = string.Empty;

    /// <summary>What changed hands: self-pay and payable government share of all lines.</summary>
    public Money Total { get; private init; }

    /// <summary>The business date of the payment.</summary>
    public DateOnly PaidOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public Guid RecordedBy { get; private init; }

    public string RecordedByName { get; private init; } = string.Empty;

    /// <summary>The number on the receipt: township, coverage year, number in the book.</summary>
    public string ReceiptText(int coverageYear) => FormatReceipt(BookCode, coverageYear, ReceiptNumber);

    /// <summary>How a receipt number reads: <c>500240108-2024-000017</c>.</summary>
    public static string FormatReceipt(OrgCode book, int coverageYear, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{book}-{coverageYear}-{number:000000}");
}

/// <summary>What is known of a payment before its receipt has a number.</summary>
public sealed record ContributionEntry(
    Guid Id,
    Guid CampaignId,
    Guid HouseholdId,
    OrgCode Unit,
    Guid IdempotencyKey,
    PaymentChannel Channel,
    string? Reference,
    string PayerName,
    Money Total,
    DateOnly PaidOn,
    DateTimeOffset RecordedAt,
    Guid RecordedBy,
    string RecordedByName);

/// <summary>收款凭证 numbers of a township for a campaign, without gaps: the row is locked until the payment commits.</summary>
public sealed class ReceiptBook : ITenantOwned
{
    private ReceiptBook()
    {
    }

    public int TenantId { get; private init; }

    public Guid CampaignId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public int LastNumber { get; private set; }
}
