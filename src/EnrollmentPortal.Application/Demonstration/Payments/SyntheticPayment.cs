using System.Globalization;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>A member who is enrolled, with the price.</summary>
internal sealed record SyntheticLine(Guid PersonId, FrozenPrice Price);

/// <summary>An invented payment that has no receipt number yet.</summary>
/// <param name="Village">The household's village.</param>
/// <param name="Payer">The head of the household.</param>
/// <param name="Lines">One member or more.</param>
internal sealed record SyntheticPayment(
    Guid HouseholdId, OrgCode Village, string Payer, PaymentVisit Visit, PaymentChannel Channel, IReadOnlyList<SyntheticLine> Lines)
{
    // Nobody's account: it can neither sign in nor be disabled.
    private static readonly Guid Clerk = new("00000000-0000-7000-8000-0000000000de");
    private const string ClerkName = "演示录入";

    /// <summary>What changes hands.</summary>
    public Money Total => TotalOf(Lines);

    public static Money TotalOf(IEnumerable<SyntheticLine> lines) =>
        lines.Sum(line => line.Price.Price.SelfPay + line.Price.Price.GovernmentShare);

    /// <summary>The payment as the books keep it.</summary>
    public Contribution Enter(Guid campaignId, int receiptNumber) => new(
        new ContributionEntry(
            Guid.CreateVersion7(),
            campaignId,
            HouseholdId,
            Village,
            Guid.CreateVersion7(),
            Channel,
            Reference(receiptNumber),
            Payer,
            Total,
            Visit.Day,
            Visit.At,
            Clerk,
            ClerkName),
        Village.At(OrgLevel.Township),
        receiptNumber);

    /// <summary>The enrolments that the payment is for.</summary>
    public IEnumerable<Enrollment> Enrol(Contribution contribution, Guid planVersionId) => Lines.Select(line => new Enrollment(
        new EnrollmentEntry(
            Guid.CreateVersion7(),
            contribution.CampaignId,
            contribution.Id,
            line.PersonId,
            HouseholdId,
            Village,
            planVersionId,
            Visit.Day,
            line.Price.Assessment),
        line.Price.Price));

    // A reader must see at once that no terminal and no bank knows the number.
    private string? Reference(int receiptNumber) => Channel is PaymentChannel.Pos or PaymentChannel.Online
        ? string.Create(CultureInfo.InvariantCulture, $"DEMO-{Channel}-{Village.At(OrgLevel.Township)}-{receiptNumber:000000}")
        : null;
}
