using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Coverage;

/// <summary>A registered person that a list of their village does not name.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="FileName">The newest list that does not name them.</param>
/// <param name="HasPaid">The person is enrolled in the current campaign.</param>
public sealed record MissingPerson(
    Guid PersonId, string Name, string IdNumber, DateOnly BornOn, Guid HouseholdId, string HouseholdNumber, string HeadName, string GroupName, string? Phone, string FileName,
    DateTimeOffset ListedAt, bool HasPaid);

/// <summary>A unit's people who are missing from lists, or its villages with how many there are.</summary>
/// <param name="Villages">With open cases; empty for a village.</param>
/// <param name="People">Of a village; empty above.</param>
public sealed record MissingList(NamedUnit Unit, IReadOnlyList<MissingVillage> Villages, IReadOnlyList<MissingPerson> People);

/// <summary>How many people of a village must be asked about.</summary>
public sealed record MissingVillage(string Code, string Name, int People);

/// <summary>Lists who must be asked about: registered, not exempt, and missing from a list of the whole village.</summary>
/// <remarks>It is over when the person gets an exemption, stands in a later list, or was found out about.</remarks>
public sealed class ListMissing(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The missing people of the unit, or <see cref="CampaignErrors.UnitNotFound"/>.</returns>
    public async Task<Result<MissingList>> ExecuteAsync(OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var code = unit ?? actor.Scope.Unit;
        if (await BoardPlaces.FindAsync(work, actor, code, cancellationToken) is not { } place)
        {
            return CampaignErrors.UnitNotFound;
        }

        return code.Level >= OrgLevel.Village
            ? new MissingList(place.Unit, [], await PeopleAsync(work, code, cancellationToken))
            : new MissingList(place.Unit, await VillagesAsync(work, code, cancellationToken), []);
    }

    private static async Task<IReadOnlyList<MissingVillage>> VillagesAsync(UnitOfWork work, OrgCode unit, CancellationToken cancellationToken) =>
        await work.Database.SqlQuery<MissingVillage>(
            $"""
            select left(person.org_code, 12) as "Code", min(coalesce(village.name, person.org_code)) as "Name", count(distinct person.id)::int as "People"
            from import_missing missing
            join person on person.tenant_id = missing.tenant_id and person.id = missing.person_id and person.exemption_reason is null
            left join org_unit village on village.tenant_id = person.tenant_id and village.org_code = left(person.org_code, 12)
            where missing.tenant_id = {work.TenantId} and missing.settled_at is null and starts_with(person.org_code, {unit.Value})
            group by 1 order by 1
            """).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<MissingPerson>> PeopleAsync(UnitOfWork work, OrgCode village, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        return await work.Database.SqlQuery<MissingPerson>(
            $"""
            select person.id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber", person.born_on as "BornOn", household.id as "HouseholdId",
                   household.number as "HouseholdNumber", household.head_name as "HeadName", household.group_name as "GroupName",
                   coalesce(person.phone, contact.phone) as "Phone", list.file_name as "FileName", list.listed_at as "ListedAt",
                   exists (select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign?.Id}
                                                    and enrollment.person_id = person.id) as "HasPaid"
            from person
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            join household_contact contact on contact.tenant_id = household.tenant_id and contact.id = household.id
            cross join lateral (
              select file_name, listed_at from import_missing missing
              where missing.tenant_id = person.tenant_id and missing.person_id = person.id and missing.settled_at is null
              order by listed_at desc limit 1) list
            where person.tenant_id = {work.TenantId} and starts_with(person.org_code, {village.Value}) and person.exemption_reason is null
            order by household.group_name, household.number, person.born_on
            """).ToListAsync(cancellationToken);
    }
}
