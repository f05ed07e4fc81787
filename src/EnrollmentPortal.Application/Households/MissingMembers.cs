using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>Prices the missing members of a few households: those on the screen, never a whole village.</summary>
internal static class MissingMembers
{
    /// <returns>One estimate for every household with somebody missing; none where the county has published no plan.</returns>
    public static async Task<IReadOnlyDictionary<Guid, OwedEstimate>> EstimateAsync(
        UnitOfWork work, PlanCache plans, OrgCode village, IReadOnlyList<Guid> households, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var plan = campaign is null ? null : await plans.ForAsync(work, village, campaign.CoverageYear, cancellationToken);
        if (campaign is null || plan is null)
        {
            return new Dictionary<Guid, OwedEstimate>();
        }

        var missing = await MissingAsync(work, campaign, households, cancellationToken);
        return missing.GroupBy(person => person.HouseholdId)
            .ToDictionary(people => people.Key, people => OwedEstimate.Of(plan.Plan, [.. people], work.Today));
    }

    private static Task<List<Person>> MissingAsync(
        UnitOfWork work, Campaign campaign, IReadOnlyList<Guid> households, CancellationToken cancellationToken) =>
        work.People.AsNoTracking()
            .WithFacts()
            .Where(person => households.Contains(person.HouseholdId)
                && person.Exemption == null
                && !work.Enrollments.Any(row => row.CampaignId == campaign.Id && row.PersonId == person.Id))
            .ToListAsync(cancellationToken);
}
