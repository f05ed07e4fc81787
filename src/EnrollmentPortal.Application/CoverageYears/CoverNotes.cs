using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>Notes at people that they were enrolled for a year.</summary>
internal static class CoverNotes
{
    /// <summary>Whoever is enrolled late for a year, when the next one has begun, was covered the year before by the next one's rules.</summary>
    public static async Task NoteLateCoverAsync(
        this UnitOfWork work, Campaign campaign, IReadOnlyCollection<PricedLine> lines, CancellationToken cancellationToken)
    {
        var year = campaign.CoverageYear;
        if (!await work.Campaigns.AnyAsync(other => other.CoverageYear == year + 1, cancellationToken))
        {
            return;
        }

        // The people of a payment are read without tracking.
        var tiers = lines.ToDictionary(line => line.Person.Id, line => line.Price.Tier);
        foreach (var person in await work.People.Where(person => tiers.Keys.Contains(person.Id)).ToListAsync(cancellationToken))
        {
            person.WasCovered(year, tiers[person.Id]);
        }
    }

    /// <summary>Everybody at or below the unit who is enrolled for the year, as <see cref="Domain.Households.Person.WasCovered"/> does for one.</summary>
    public static Task<int> NoteCoverAsync(this UnitOfWork work, int coverageYear, OrgCode unit, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            update person set earlier_covered_year = person.last_covered_year, earlier_covered_tier = person.last_covered_tier,
                              last_covered_year = {coverageYear}, last_covered_tier = enrollment.tier
            from enrollment join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id
            where campaign.tenant_id = {work.TenantId} and campaign.coverage_year = {coverageYear}
              and person.tenant_id = campaign.tenant_id and person.id = enrollment.person_id and starts_with(person.org_code, {unit.Value})
              and enrollment.home_code = person.org_code
              and (person.last_covered_year is null or person.last_covered_year < {coverageYear})
            """,
            cancellationToken);
}
