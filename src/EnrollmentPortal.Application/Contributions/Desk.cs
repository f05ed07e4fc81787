using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>What a payment is made in: the transaction, the clerk, the campaign, the plan and the household.</summary>
internal sealed record Desk(UnitOfWork Work, Actor Actor, Campaign Campaign, CurrentPlan Plan, Household Household)
{
    /// <summary>The township whose receipt book is used.</summary>
    public OrgCode Book => Household.OrgCode.At(OrgLevel.Township);

    public Contribution Enter(RecordContributionCommand command, Money total, int receiptNumber, DateTimeOffset now) => new(
        new ContributionEntry(
            Guid.CreateVersion7(),
            Campaign.Id,
            Household.Id,
            Household.OrgCode,
            command.IdempotencyKey,
            command.Channel,
            string.IsNullOrWhiteSpace(command.Reference) ? null : command.Reference.Trim(),
            command.PayerName.Trim(),
            total,
            Work.Today,
            now,
            Actor.UserId,
            Actor.Name),
        Book,
        receiptNumber);

    public Enrollment Enrol(Contribution contribution, PricedLine line) => new(
        new EnrollmentEntry(
            Guid.CreateVersion7(),
            Campaign.Id,
            contribution.Id,
            line.Person.Id,
            Household.Id,
            Household.OrgCode,
            Plan.VersionId,
            Work.Today,
            line.Frozen.ToJson()),
        line.Price);

    /// <summary>What the audit trail keeps of a payment.</summary>
    public AuditNote NoteOf(Contribution contribution, IReadOnlyList<PricedLine> lines) => new(
        "contribution.recorded",
        "household",
        Household.Id.ToString(),
        Household.OrgCode,
        New: new
        {
            Receipt = contribution.ReceiptText(Campaign.CoverageYear),
            contribution.Channel,
            Total = contribution.Total.InYuan,
            Lines = lines.Select(line => new { line.Person.Id, line.Price.Tier, SelfPay = line.Price.SelfPay.InYuan }),
        });
}
