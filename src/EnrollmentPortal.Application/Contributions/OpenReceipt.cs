using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Opens a receipt for printing. Every opening is noted, so that a second print is no secret.</summary>
/// <remarks>A receipt outside the actor's scope reads as not found.</remarks>
public sealed class OpenReceipt(Database database, PlanCache plans, AuditTrail audit) : IUseCase
{
    private const string Opened = "receipt.viewed";
    private const string Subject = "receipt";

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The receipt's sheet, or <see cref="ContributionErrors.ReceiptNotFound"/>.</returns>
    public async Task<Result<ReceiptSheet>> ExecuteAsync(Guid contributionId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var payment = await work.Contributions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == contributionId, cancellationToken);
        if (payment is null)
        {
            return ContributionErrors.ReceiptNotFound;
        }

        var sheet = await SheetAsync(work, payment, cancellationToken);
        audit.Note(work, actor, new AuditNote(Opened, Subject, payment.Id.ToString(), payment.OrgCode, New: new { Receipt = sheet.ReceiptText }));
        await work.CommitAsync(cancellationToken);
        return sheet;
    }

    private async Task<ReceiptSheet> SheetAsync(UnitOfWork work, Contribution payment, CancellationToken cancellationToken)
    {
        var year = await work.Campaigns.Where(row => row.Id == payment.CampaignId).Select(row => row.CoverageYear).SingleAsync(cancellationToken);
        var tenant = await work.Tenants.AsNoTracking().SingleAsync(row => row.Id == work.TenantId, cancellationToken);
        // It may have moved to another township since: the receipt stays here.
        var household = await work.Households.AsNoTracking().FirstOrDefaultAsync(row => row.Id == payment.HouseholdId, cancellationToken);
        var plan = await plans.ForAsync(work, payment.OrgCode, year, cancellationToken);
        return new ReceiptSheet(
            payment.ReceiptText(year),
            payment.Channel == PaymentChannel.Cash ? plan?.Plan.Cash?.ReceiptName : null,
            tenant.Name,
            await NameAsync(work, payment.BookCode, cancellationToken),
            await NameAsync(work, payment.OrgCode.At(OrgLevel.Village), cancellationToken),
            tenant.Demonstration,
            year,
            household?.Number ?? string.Empty,
            household?.HeadName ?? payment.PayerName,
            payment.PayerName,
            payment.Channel,
            payment.Reference,
            payment.PaidOn,
            payment.RecordedByName,
            payment.Total,
            await LinesAsync(work, payment.Id, cancellationToken),
            await OpenedBeforeAsync(work, payment.Id, cancellationToken));
    }

    private static async Task<string> NameAsync(UnitOfWork work, OrgCode unit, CancellationToken cancellationToken) =>
        await work.OrgUnits.Where(row => row.OrgCode == unit).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) ?? unit.Value;

    // A person who moved to another township is out of sight, and a merged record is gone; the line of the ledger stays on the receipt.
    private static async Task<List<ReceiptLine>> LinesAsync(UnitOfWork work, Guid payment, CancellationToken cancellationToken)
    {
        var rows = await work.Enrollments.AsNoTracking()
            .Where(row => row.ContributionId == payment)
            .Select(row => new
            {
                Row = row,
                Person = work.People.FirstOrDefault(person => person.Id == row.PersonId),
                Merged = work.MergedPeople.FirstOrDefault(person => person.Id == row.PersonId),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(line => line.Person?.Relation == Domain.Households.Relation.Head ? 0 : 1).ThenBy(line => line.Person?.BornOn)
                .Select(line => new ReceiptLine(
                    line.Person?.Name ?? line.Merged?.Name ?? string.Empty,
                    line.Person?.IdNumberMasked ?? line.Merged?.IdNumberMasked ?? string.Empty,
                    line.Row.Tier,
                    line.Row.Standard,
                    line.Row.Subsidy,
                    line.Row.SubsidyCategory,
                    line.Row.SelfPay,
                    line.Row.GovernmentShare,
                    line.Row.BuyBack,
                    line.Row.EntitledFrom,
                    line.Row.EntitledTo,
                    FrozenAssessment.Parse(line.Row.Assessment).Decision)),
        ];
    }

    private static Task<int> OpenedBeforeAsync(UnitOfWork work, Guid payment, CancellationToken cancellationToken)
    {
        var subject = payment.ToString();
        return work.AuditEntries.CountAsync(
            entry => entry.SubjectType == Subject && entry.SubjectId == subject && entry.Action == Opened, cancellationToken);
    }
}
