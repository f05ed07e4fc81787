using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Lays a household on the desk: every member with cover, exemption or the price of every tier on the business date.</summary>
/// <remarks>A household outside the actor's scope reads as not found.</remarks>
public sealed class OpenHousehold(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <param name="householdId">The household.</param>
    /// <param name="pendingKey">The idempotency key of a payment whose outcome the page does not know, after a lost connection.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The household's sheet, <see cref="ContributionErrors.HouseholdNotFound"/> or <see cref="ContributionErrors.NoCampaign"/>.</returns>
    public async Task<Result<HouseholdSheet>> ExecuteAsync(Guid householdId, Guid? pendingKey, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var household = await work.Households.AsNoTracking()
            .WithMembersAndFacts()
            .FirstOrDefaultAsync(household => household.Id == householdId, cancellationToken);
        if (household is null)
        {
            return ContributionErrors.HouseholdNotFound;
        }

        return await work.CurrentCampaignAsync(cancellationToken) is { } campaign
            ? (await SheetAsync(work, campaign, household, pendingKey, cancellationToken)).SeenBy(actor, household)
            : ContributionErrors.NoCampaign;
    }

    private async Task<HouseholdSheet> SheetAsync(
        UnitOfWork work, Campaign campaign, Household household, Guid? pendingKey, CancellationToken cancellationToken)
    {
        var book = household.OrgCode.At(OrgLevel.Township);
        var village = household.OrgCode.At(OrgLevel.Village);
        var names = await work.OrgUnits.AsNoTracking()
            .Where(unit => unit.OrgCode == book || unit.OrgCode == village)
            .ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        var payments = await work.Contributions.AsNoTracking()
            .Where(payment => payment.CampaignId == campaign.Id && payment.HouseholdId == household.Id)
            .ToListAsync(cancellationToken);
        var enrolled = await EnrolledAsync(work, campaign, household, payments, cancellationToken);
        var current = await plans.ForAsync(work, household.OrgCode, campaign.CoverageYear, cancellationToken);
        var open = household.Members.Where(person => person.Exemption is null && !enrolled.ContainsKey(person.Id)).ToList();
        var elsewhere = await work.CoverageElsewhereAsync(open, campaign.CoverageYear, cancellationToken);
        var members = new MemberSheets(current, campaign.CoverageYear, work.Today, enrolled, elsewhere);
        return new HouseholdSheet(
            household.Id,
            household.Number,
            household.HeadName,
            household.OrgCode,
            names.GetValueOrDefault(village, village.Value),
            household.GroupName,
            household.Address,
            book,
            names.GetValueOrDefault(book, book.Value),
            campaign.CoverageYear,
            work.Today,
            current?.Plan,
            members.Of(household.Members),
            Settled(payments, pendingKey, campaign.CoverageYear));
    }

    private static async Task<Dictionary<Guid, MemberEnrollment>> EnrolledAsync(
        UnitOfWork work, Campaign campaign, Household household, List<Contribution> payments, CancellationToken cancellationToken)
    {
        // By person, not by household: a person who moved here was perhaps paid for elsewhere.
        var people = household.Members.Select(member => member.Id).ToList();
        var rows = await work.Enrollments.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId))
            .ToListAsync(cancellationToken);
        var elsewhere = rows.Select(row => row.ContributionId).Except(payments.Select(payment => payment.Id)).ToList();
        var all = elsewhere.Count == 0
            ? payments
            : [.. payments, .. await work.Contributions.AsNoTracking().Where(payment => elsewhere.Contains(payment.Id)).ToListAsync(cancellationToken)];
        return rows.ToDictionary(
            row => row.PersonId,
            row => MemberSheets.Enrolled(row, all.FirstOrDefault(payment => payment.Id == row.ContributionId), campaign.CoverageYear));
    }

    private static RecordedReceipt? Settled(List<Contribution> payments, Guid? pendingKey, int coverageYear) =>
        payments.Find(payment => payment.IdempotencyKey == pendingKey) is { } payment
            ? new RecordedReceipt(payment.Id, payment.ReceiptText(coverageYear), payment.Total, Repeated: true)
            : null;
}
