using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>Whom of the registry rows may mean: all of them, so that nobody takes the first.</summary>
internal static class ImportCandidates
{
    private const int MostNamesakes = 20;

    /// <summary>By row; the surest first.</summary>
    public static async Task<ILookup<int, ImportCandidate>> OfAsync(
        UnitOfWork work, Guid import, int[] rows, IReadOnlyDictionary<string, string> villages, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var found = await work.Database.SqlQuery<Found>(
            $"""
            select row.row_number as "Row", found.match as "Match", person.id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber",
                   person.born_on as "BornOn", person.sex as "Sex", person.org_code as "Unit", person.relation as "Relation", person.ethnic_group as "EthnicGroup",
                   person.phone as "Phone", household.id as "HouseholdId", household.number as "Household", household.address as "Address",
                   exists (select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign?.Id}
                                                    and enrollment.person_id = person.id) as "HasPaid"
            from import_row row
            cross join lateral (
              select id, min(match) as match from (
                select id, 1 as match from person where tenant_id = {work.TenantId} and id_number_hash = row.id_number_hash
                union all
                select person_id, 2 from earlier_id_number where tenant_id = {work.TenantId} and id_number_hash = row.id_number_hash
                union all
                select id, 3 from (select id from person where tenant_id = {work.TenantId} and name = row.name and born_on = row.born_on limit {MostNamesakes}) namesake) hit
              group by id) found
            join person on person.tenant_id = row.tenant_id and person.id = found.id
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            where row.tenant_id = {work.TenantId} and row.import_id = {import} and row.row_number = any ({rows})
            order by 1, 2, 4, 3
            """).ToListAsync(cancellationToken);
        return found.ToLookup(hit => hit.Row, hit => hit.Candidate(villages));
    }

    private sealed record Found(
        int Row, int Match, Guid PersonId, string Name, string IdNumber, DateOnly BornOn, string Sex, string Unit, string Relation, string EthnicGroup, string? Phone,
        Guid HouseholdId, string Household, string Address, bool HasPaid)
    {
        public ImportCandidate Candidate(IReadOnlyDictionary<string, string> villages) => new(
            PersonId,
            HouseholdId,
            (ImportMatch)Match,
            new ImportedParticulars(
                Name, IdNumber, BornOn, Enum.Parse<Sex>(Sex), villages.GetValueOrDefault(Unit[..12], Unit), Household, Enum.Parse<Relation>(Relation), EthnicGroup, Phone, Address),
            HasPaid);
    }
}
