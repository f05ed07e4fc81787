using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress.KeyGroups;

/// <summary>A person of a key group who is not enrolled yet.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">The person's own, or the household's.</param>
public sealed record MissingOfGroup(
    Guid PersonId, string Name, string IdNumber, DateOnly BornOn, Guid HouseholdId, string HouseholdNumber, string HeadName, string GroupName, string? Phone,
    string? NotEnrolling, string? NotEnrollingNote);

/// <summary>The people behind the figure "missing" of a key group in a village.</summary>
/// <param name="Village">Code and name.</param>
/// <param name="Category">As printed.</param>
/// <param name="People">By household.</param>
public sealed record MissingOfGroupList(NamedUnit Village, string Category, IReadOnlyList<MissingOfGroup> People);

/// <summary>Names the people of a category in a village who are neither enrolled nor exempt.</summary>
/// <remarks>Names are for those who visit the households; a department reads the counts.</remarks>
public sealed class ListMissingOfGroup(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The list, or <see cref="CampaignErrors.UnitNotFound"/> (a unit above the village, too) or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<MissingOfGroupList>> ExecuteAsync(OrgCode village, string category, Actor actor, CancellationToken cancellationToken)
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

        var people = await PeopleAsync(work, campaign, village, category, cancellationToken);
        return new MissingOfGroupList(places.Unit, category, people);
    }

    private static Task<List<MissingOfGroup>> PeopleAsync(UnitOfWork work, Campaign campaign, OrgCode village, string category, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<MissingOfGroup>(
            $"""
            select person.id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber", person.born_on as "BornOn", household.id as "HouseholdId",
                   household.number as "HouseholdNumber", household.head_name as "HeadName", household.group_name as "GroupName",
                   coalesce(person.phone, contact.phone) as "Phone",
                   said.value as "NotEnrolling", said.note as "NotEnrollingNote"
            from person_identity identity
            join person on person.tenant_id = identity.tenant_id and person.id = identity.person_id
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            join household_contact contact on contact.tenant_id = household.tenant_id and contact.id = household.id
            left join lateral (
              select reason.value, reason.note from not_enrolling reason
              where reason.tenant_id = person.tenant_id and reason.person_id = person.id and reason.coverage_year = {campaign.CoverageYear}
                and reason."from" <= {work.Today} and coalesce(reason.until, {work.Today}) >= {work.Today}) said on true
            where identity.tenant_id = {work.TenantId} and identity.category = {category} and starts_with(identity.org_code, {village.Value})
              and identity.certified_on <= {work.Today} and coalesce(identity.ended_on, {work.Today}) >= {work.Today}
              and person.exemption_reason is null
              and not exists (select from enrollment
                              where enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign.Id} and enrollment.person_id = person.id)
            order by household.number, person.born_on
            """).ToListAsync(cancellationToken);
}
