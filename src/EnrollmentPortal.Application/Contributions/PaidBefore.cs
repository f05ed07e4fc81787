using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Looks for what an earlier click or another desk has already recorded.</summary>
internal static class PaidBefore
{
    /// <returns>The receipt of the same click, the refusal because somebody was faster, or null when the way is free.</returns>
    public static async Task<Result<RecordedReceipt>?> FindAsync(Desk desk, RecordContributionCommand command, CancellationToken cancellationToken)
    {
        var sameClick = await desk.Work.Contributions.AsNoTracking()
            .FirstOrDefaultAsync(contribution => contribution.IdempotencyKey == command.IdempotencyKey, cancellationToken);
        if (sameClick is not null)
        {
            return sameClick.HouseholdId == command.HouseholdId ? Repeat(desk, sameClick) : ContributionErrors.KeyUsedElsewhere;
        }

        var people = command.Lines.Select(line => line.PersonId).ToList();
        var other = await desk.Work.Enrollments.AsNoTracking()
            .Where(enrollment => enrollment.CampaignId == desk.Campaign.Id && people.Contains(enrollment.PersonId))
            .Select(enrollment => new
            {
                enrollment.PersonId,
                enrollment.EnrolledOn,
                Contribution = desk.Work.Contributions.FirstOrDefault(contribution => contribution.Id == enrollment.ContributionId),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return other switch
        {
            null => null,
            // A person who has moved here: the receipt is out of sight in the township that took the money.
            { Contribution: null } => ContributionErrors.EnrolledBeforeMove(NameOf(desk, other.PersonId), other.EnrolledOn),
            _ => Refuse(desk, other.PersonId, other.Contribution),
        };
    }

    private static Result<RecordedReceipt> Repeat(Desk desk, Contribution contribution) =>
        new RecordedReceipt(contribution.Id, contribution.ReceiptText(desk.Campaign.CoverageYear), contribution.Total, Repeated: true);

    private static Result<RecordedReceipt> Refuse(Desk desk, Guid person, Contribution contribution) => ContributionErrors.AlreadyEnrolled(
        NameOf(desk, person),
        contribution.RecordedByName,
        contribution.PaidOn,
        contribution.ReceiptText(desk.Campaign.CoverageYear));

    private static string NameOf(Desk desk, Guid person) => desk.Household.Members.FirstOrDefault(member => member.Id == person)?.Name ?? string.Empty;
}
