using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Everything that a receipt prints.</summary>
/// <param name="ReceiptText">The number.</param>
/// <param name="PrintedName">What the plan calls its cash receipt; null where it prints no name, or where no cash was paid.</param>
/// <param name="BookName">The township whose book numbered it.</param>
/// <param name="TimesOpenedBefore">How often the receipt was already opened for printing.</param>
public sealed record ReceiptSheet(
    string ReceiptText,
    string? PrintedName,
    string TenantName,
    string BookName,
    string Village,
    bool Demonstration,
    int CoverageYear,
    string HouseholdNumber,
    string HeadName,
    string PayerName,
    PaymentChannel Channel,
    string? Reference,
    DateOnly PaidOn,
    string Clerk,
    Money Total,
    IReadOnlyList<ReceiptLine> Lines,
    int TimesOpenedBefore);

/// <summary>One person on a receipt.</summary>
/// <param name="Name">Empty for a person who has moved to another township since.</param>
/// <param name="Decision">What a person decided; null where the plan decided by itself.</param>
public sealed record ReceiptLine(
    string Name,
    string MaskedIdNumber,
    string Tier,
    Money Standard,
    Money Subsidy,
    string? Category,
    Money SelfPay,
    Money GovernmentShare,
    Money BuyBack,
    DateOnly? EntitledFrom,
    DateOnly? EntitledTo,
    FrozenDecision? Decision);
