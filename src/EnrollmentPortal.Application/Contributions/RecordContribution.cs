using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>收款: enrols members of a household by one payment, with a receipt, counters and audit, or changes nothing.</summary>
/// <remarks>The township's receipt book is locked first. That numbers receipts without gaps and lets two desks act one after
/// the other, so that the second sees what the first did. Unique keys are the last guard.</remarks>
public sealed class RecordContribution(
    Database database, PlanCache plans, AuditTrail audit, IValidator<RecordContributionCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.RecordContribution;

    /// <returns>The receipt's number, the command's first fault, <see cref="CampaignErrors.YearClosed"/>, or one of <see cref="ContributionErrors"/>.</returns>
    public async Task<Result<RecordedReceipt>> ExecuteAsync(RecordContributionCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.Validate(command).Errors is [var fault, ..])
        {
            return new Error(fault.ErrorCode);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        // Nobody moves, leaves or is merged while the payment is taken.
        await work.LockHouseholdsAsync([command.HouseholdId], cancellationToken);
        var household = await FindHouseholdAsync(work, command.HouseholdId, cancellationToken);
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        if (household is null || campaign is null)
        {
            return household is null ? ContributionErrors.HouseholdNotFound : ContributionErrors.NoCampaign;
        }

        // The households' lock holds the years too: nobody closes this one meanwhile.
        if (campaign.IsClosed)
        {
            return CampaignErrors.YearClosed(campaign.CoverageYear);
        }

        if (await plans.ForAsync(work, household.OrgCode, campaign.CoverageYear, cancellationToken) is not { } plan)
        {
            return ContributionErrors.NoPlan;
        }

        if (command.LacksCashReason(plan.Plan) is { } reasonMissing)
        {
            return reasonMissing;
        }

        var desk = new Desk(work, actor, campaign, plan, household);
        return await TakeAsync(desk, command, cancellationToken);
    }

    // Outside the actor's scope a household is filtered out, so it reads as "not found".
    private static Task<Household?> FindHouseholdAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.Households.AsNoTracking()
            .WithMembersAndFacts()
            .FirstOrDefaultAsync(household => household.Id == id, cancellationToken);

    private async Task<Result<RecordedReceipt>> TakeAsync(Desk desk, RecordContributionCommand command, CancellationToken cancellationToken)
    {
        var number = await ReceiptNumbers.NextAsync(desk.Work, desk.Campaign.Id, desk.Book, cancellationToken);
        if (await PaidBefore.FindAsync(desk, command, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var priced = ContributionPricing.Price(desk, command, await LeftOut.AnyAsync(desk, command, cancellationToken));
        if (priced.IsError)
        {
            return priced.Error;
        }

        if (await CoveredElsewhereAsync(desk, priced.Value, cancellationToken) is { } covered)
        {
            return covered;
        }

        var contribution = desk.Enter(command, priced.Value.Total, number, clock.GetUtcNow());
        desk.Work.Contributions.Add(contribution);
        desk.Work.Enrollments.AddRange(priced.Value.Lines.Select(line => desk.Enrol(contribution, line)));
        await desk.Work.NoteLateCoverAsync(desk.Campaign, priced.Value.Lines, cancellationToken);
        await desk.Work.CountEnrolledAsync(desk.Campaign.Id, [.. priced.Value.Lines.Select(line => (desk.Household.OrgCode, line))], cancellationToken);
        audit.Note(desk.Work, desk.Actor, desk.NoteOf(contribution, priced.Value.Lines));
        await desk.Work.CommitAsync(CancellationToken.None); // money moved: do not abandon it
        return new RecordedReceipt(contribution.Id, contribution.ReceiptText(desk.Campaign.CoverageYear), priced.Value.Total, Repeated: false);
    }

    private static async Task<Error?> CoveredElsewhereAsync(Desk desk, PricedContribution priced, CancellationToken cancellationToken)
    {
        var people = priced.Lines.Select(line => line.Person).ToList();
        var elsewhere = await desk.Work.ClaimAsync(people, desk.Campaign.CoverageYear, cancellationToken);
        return people.Find(person => elsewhere.ContainsKey(person.Id)) is { } covered
            ? ContributionErrors.EnrolledElsewhere(covered.Name, elsewhere[covered.Id])
            : null;
    }
}
