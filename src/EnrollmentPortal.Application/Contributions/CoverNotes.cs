using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Notes of people whether they were covered in a year.</summary>
internal static class CoverNotes
{
    /// <summary>A person who is enrolled late for a year, when the next one has begun, was covered the year before by the next one's rules.</summary>
    public static async Task NoteLateCoverAsync(
        this UnitOfWork work, Campaign campaign, IReadOnlyCollection<PricedLine> lines, CancellationToken cancellationToken)
    {
        var year = campaign.CoverageYear;
        if (!await work.Campaigns.AnyAsync(other => other.CoverageYear == year + 1, cancellationToken))
        {
            return;
        }

        var (people, tiers) = (lines.Select(line => line.Person.Id).ToArray(), lines.Select(line => line.Price.Tier).ToArray());
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into past_cover (tenant_id, person_id, coverage_year, org_code, tier, source)
            select person.tenant_id, person.id, {year}, person.org_code, paid.tier, {nameof(PastCoverSource.Ledger)}
            from unnest({people}, {tiers}) as paid(person_id, tier) join person on person.tenant_id = {work.TenantId} and person.id = paid.person_id
            on conflict (tenant_id, person_id, coverage_year) do update
            set tier = excluded.tier, source = excluded.source, import_id = null, noted_at = excluded.noted_at
            """,
            cancellationToken);
    }

    /// <summary>Everybody at or below the unit: people who are enrolled for the year were covered; people who were on the books before its end, and were neither
    /// enrolled nor exempt, were not. Nobody knows it of people who were insured otherwise for a part of the year. Noting again changes nothing.</summary>
    public static async Task NoteCoverAsync(this UnitOfWork work, int coverageYear, OrgCode unit, CancellationToken cancellationToken)
    {
        var (firstDay, lastDay) = (new DateOnly(coverageYear, 1, 1), new DateOnly(coverageYear, 12, 31));
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into past_cover as known (tenant_id, person_id, coverage_year, org_code, tier, source)
            select person.tenant_id, person.id, {coverageYear}, person.org_code, enrollment.tier, {nameof(PastCoverSource.Ledger)}
            from campaign
            join enrollment on enrollment.tenant_id = campaign.tenant_id and enrollment.campaign_id = campaign.id
            join person on person.tenant_id = enrollment.tenant_id and person.id = enrollment.person_id and person.org_code = enrollment.home_code
            where campaign.tenant_id = {work.TenantId} and campaign.coverage_year = {coverageYear} and starts_with(person.org_code, {unit.Value})
            on conflict (tenant_id, person_id, coverage_year) do update
            set tier = excluded.tier, source = excluded.source, import_id = null, noted_at = excluded.noted_at
            where known.tier is distinct from excluded.tier
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into past_cover (tenant_id, person_id, coverage_year, org_code, source)
            select person.tenant_id, person.id, {coverageYear}, person.org_code, {nameof(PastCoverSource.Ledger)}
            from campaign
            join person on person.tenant_id = campaign.tenant_id and starts_with(person.org_code, {unit.Value})
            where campaign.tenant_id = {work.TenantId} and campaign.coverage_year = {coverageYear}
              and person.registered_on <= {lastDay} and person.born_on <= {lastDay} and person.exemption_reason is null
              and not coalesce(person.last_exemption = any ({StoredReasons.OtherwiseInsured}) and person.last_exemption_ended > {firstDay}, false)
              and not exists (
                select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = campaign.id and enrollment.person_id = person.id)
              and not exists (
                select from merged_person merged join enrollment on enrollment.tenant_id = merged.tenant_id and enrollment.person_id = merged.id
                where merged.tenant_id = person.tenant_id and merged.survivor_id = person.id and enrollment.campaign_id = campaign.id)
            on conflict do nothing
            """,
            cancellationToken);
    }
}
