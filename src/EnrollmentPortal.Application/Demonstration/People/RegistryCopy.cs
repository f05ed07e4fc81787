using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Registry.Names;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Puts invented households in bulk on the books of a unit of work, and counts them.</summary>
internal sealed class RegistryCopy(UnitOfWork work, IdNumberVault vault, DemonstrationTenant tenant)
{
    /// <summary>Households held in memory at a time: the COPYs of a connection run one after the other, so rows must wait.</summary>
    public const int BatchHouseholds = 4000;

    /// <summary>Households written so far.</summary>
    public int Households { get; private set; }

    /// <summary>People written so far.</summary>
    public int People { get; private set; }

    /// <summary>Makes the temporary tables.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await RegistryRows.Households.CreateAsync(work, cancellationToken);
        await RegistryRows.People.CreateAsync(work, cancellationToken);
        await RegistryRows.Covers.CreateAsync(work, cancellationToken);
        await RegistryRows.Identities.CreateAsync(work, cancellationToken);
    }

    /// <summary>Copies a batch into the temporary tables.</summary>
    /// <returns>The people, household by household, with the ids that they got.</returns>
    public async Task<IReadOnlyList<PersonRow>> WriteAsync(IEnumerable<SyntheticHousehold> households, CancellationToken cancellationToken)
    {
        var homes = households.Select(household => new HouseholdRow(Guid.CreateVersion7(), tenant.TenantId, household)).ToList();
        var people = homes.SelectMany(home => home.Household.Members.Select(person => Row(home, person))).ToList();
        await RegistryRows.Households.WriteAsync(work, homes, cancellationToken);
        await RegistryRows.People.WriteAsync(work, people, cancellationToken);
        await RegistryRows.Covers.WriteAsync(work, people.Where(person => person.KnowsLastYear), cancellationToken);
        await RegistryRows.Identities.WriteAsync(work, people.SelectMany(Identities), cancellationToken);
        Households += homes.Count;
        People += people.Count;
        return people;
    }

    /// <summary>Moves everything to the books.</summary>
    public async Task InsertAsync(CancellationToken cancellationToken)
    {
        await RegistryRows.Households.InsertAsync(work, cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into address_place (tenant_id, org_code, stem)
            select distinct tenant_id, org_code, address_stem from copied_household where address_stem <> ''
            on conflict do nothing
            """,
            cancellationToken);
        await RegistryRows.People.InsertAsync(work, cancellationToken);
        await RegistryRows.Covers.InsertAsync(work, cancellationToken);
        await RegistryRows.Identities.InsertAsync(work, cancellationToken);
    }

    /// <summary>Adds what was put on the books to the counters, in the same transaction.</summary>
    public async Task CountAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        await CountVillagesAsync(campaignId, cancellationToken);
        await CountGroupsAsync(campaignId, cancellationToken);
    }

    private PersonRow Row(HouseholdRow home, SyntheticPerson person) => new(
        Guid.CreateVersion7(),
        home,
        person,
        SearchedName.Of(person.Name),
        vault.Protect(tenant.TenantId, person.IdNumber),
        tenant.CoverageYear - 1);

    private static IEnumerable<IdentityRow> Identities(PersonRow person) =>
        person.Person.Identities.Select(identity => new IdentityRow(person, identity));

    // People who were there when the window opened belong to the first day's row; the newborn to the day of their entry. A clerk may have
    // registered somebody in the still empty unit: that row is added to.
    private Task<int> CountVillagesAsync(Guid campaignId, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into village_progress as counter (tenant_id, campaign_id, org_code, day, registered, exempt, otherwise_insured)
            select tenant_id, {campaignId}, org_code, day, count(*), count(exemption_reason),
                   count(*) filter (where exemption_reason = any ({StoredReasons.OtherwiseInsured}))
            from copied_person, greatest(registered_on, {tenant.OpenedOn}) as day
            group by tenant_id, org_code, day
            on conflict (tenant_id, campaign_id, org_code, day) do update set
              registered = counter.registered + excluded.registered,
              exempt = counter.exempt + excluded.exempt,
              otherwise_insured = counter.otherwise_insured + excluded.otherwise_insured
            """,
            cancellationToken);

    // Exempt people are no gap in a group, so they are not in it.
    private Task<int> CountGroupsAsync(Guid campaignId, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into group_progress as counter (tenant_id, campaign_id, org_code, category, registered)
            select identity.tenant_id, {campaignId}, identity.org_code, identity.category, count(*)
            from copied_person_identity as identity
            join copied_person as person on person.tenant_id = identity.tenant_id and person.id = identity.person_id
            where person.exemption_reason is null
            group by identity.tenant_id, identity.org_code, identity.category
            on conflict (tenant_id, campaign_id, org_code, category) do update set registered = counter.registered + excluded.registered
            """,
            cancellationToken);
}
