using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Missing;

/// <summary>Somebody subsidised who is not enrolled.</summary>
/// <param name="Categories">Of the groups that the plan wants complete.</param>
public sealed record SubsidisedMissing(
    Guid PersonId, string Name, string IdNumber, DateOnly BornOn, string Categories, Guid HouseholdId, string HouseholdNumber, string HeadName, string GroupName, string? Phone,
    string? NotEnrolling, string? NotEnrollingNote);

/// <summary>A village's list.</summary>
public sealed record SubsidisedMissingList(NamedUnit Village, DateOnly Today, IReadOnlyList<SubsidisedMissing> People);

/// <summary>Names who is subsidised and still not enrolled in a village, to print and to visit.</summary>
/// <remarks>Names are for those who visit the households; a department reads the counts.</remarks>
public sealed class ListSubsidisedMissing(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The people of the village, <see cref="CampaignErrors.NotOpened"/> or <see cref="CampaignErrors.UnitNotFound"/>.</returns>
    public async Task<Result<SubsidisedMissingList>> ExecuteAsync(OrgCode village, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        var places = village.Level >= OrgLevel.Village ? await BoardPlaces.FindAsync(work, actor, village, cancellationToken) : null;
        if (places is null)
        {
            return CampaignErrors.UnitNotFound;
        }

        var terms = await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken);
        var groups = ReadRosterBoard.GroupsOf(terms, village, department: null).ToArray();
        return new SubsidisedMissingList(places.Unit, work.Today, await PeopleAsync(work, campaign, village, groups, cancellationToken));
    }

    private static Task<List<SubsidisedMissing>> PeopleAsync(UnitOfWork work, Campaign campaign, OrgCode village, string[] groups, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<SubsidisedMissing>(
            $"""
            select person.id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber", person.born_on as "BornOn",
                   held.categories as "Categories", household.id as "HouseholdId", household.number as "HouseholdNumber", household.head_name as "HeadName",
                   household.group_name as "GroupName", coalesce(person.phone, contact.phone) as "Phone",
                   said.value as "NotEnrolling", said.note as "NotEnrollingNote"
            from person
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            join household_contact contact on contact.tenant_id = household.tenant_id and contact.id = household.id
            cross join lateral (
              select string_agg(identity.category, ' ' order by identity.category) as categories from person_identity identity
              where identity.tenant_id = person.tenant_id and identity.person_id = person.id and identity.category = any ({groups})
                and identity.certified_on <= {work.Today} and coalesce(identity.ended_on, {work.Today}) >= {work.Today}) held
            left join lateral (
              select reason.value, reason.note from not_enrolling reason
              where reason.tenant_id = person.tenant_id and reason.person_id = person.id and reason.coverage_year = {campaign.CoverageYear}
                and reason."from" <= {work.Today} and coalesce(reason.until, {work.Today}) >= {work.Today}) said on true
            where person.tenant_id = {work.TenantId} and starts_with(person.org_code, {village.Value}) and person.exemption_reason is null
              and held.categories is not null
              and not exists (select from enrollment
                              where enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign.Id} and enrollment.person_id = person.id)
            order by household.number, person.born_on
            """).ToListAsync(cancellationToken);
}
