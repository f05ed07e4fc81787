using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Registered people that rows may mean: all of them, so that nobody takes the first.</summary>
internal static class ImportCandidates
{
    private const int MaxNamesakes = 20;

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
                select id, 3 from (select id from person where tenant_id = {work.TenantId} and name = row.name and born_on = row.born_on limit {MaxNamesakes}) namesake) hit
              group by id) found
            join person on person.tenant_id = row.tenant_id and person.id = found.id
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            where row.tenant_id = {work.TenantId} and row.import_id = {import} and row.row_number = any ({rows})
            order by 1, 2, 4, 3
            """).ToListAsync(cancellationToken);
        var left = await LeftAsync(work, import, found.FindAll(hit => hit.Relation == nameof(Relation.Head)), cancellationToken);
        return found.ToLookup(hit => hit.Row, hit => hit.Candidate(villages, [.. left[(hit.Row, hit.PersonId)]]));
    }

    // Who stays behind in the households that the heads would leave, unless the list itself says who heads them. The spouse before the oldest.
    private static async Task<ILookup<(int Row, Guid Head), LeftMember>> LeftAsync(UnitOfWork work, Guid import, List<Found> heads, CancellationToken cancellationToken)
    {
        var members = heads.Count == 0 ? [] : await work.Database.SqlQuery<Member>(
            $"""
            select row.row_number as "Row", head.id as "HeadId", member.id as "PersonId", member.name as "Name", member.relation as "Relation", member.born_on as "BornOn"
            from unnest({heads.Select(head => head.Row).ToArray()}, {heads.Select(head => head.PersonId).ToArray()}) as asked (row, person)
            join import_row row on row.tenant_id = {work.TenantId} and row.import_id = {import} and row.row_number = asked.row
            join person head on head.tenant_id = row.tenant_id and head.id = asked.person
            join household home on home.tenant_id = head.tenant_id and home.id = head.household_id and home.number <> row.household_number
            join person member on member.tenant_id = head.tenant_id and member.household_id = head.household_id and member.id <> head.id
            where not exists (
                select from import_row other where other.tenant_id = row.tenant_id and other.import_id = row.import_id and other.person_id = member.id
                  and other.outcome = {nameof(ImportOutcome.Moved)} and other.household_number <> home.number)
              and not exists (
                select from import_row other join person heir on heir.tenant_id = other.tenant_id and heir.id = other.person_id and heir.household_id = home.id
                where other.tenant_id = row.tenant_id and other.import_id = row.import_id and other.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
                  and other.relation = {nameof(Relation.Head)} and other.household_number = home.number and heir.id <> head.id)
            order by member.exemption_reason is not null, member.relation <> {nameof(Relation.Spouse)}, member.born_on, member.id
            """).ToListAsync(cancellationToken);
        return members.ToLookup(
            member => (member.Row, member.HeadId), member => new LeftMember(member.PersonId, member.Name, Enum.Parse<Relation>(member.Relation), member.BornOn));
    }

    private sealed record Member(int Row, Guid HeadId, Guid PersonId, string Name, string Relation, DateOnly BornOn);

    private sealed record Found(
        int Row, int Match, Guid PersonId, string Name, string IdNumber, DateOnly BornOn, string Sex, string Unit, string Relation, string EthnicGroup, string? Phone,
        Guid HouseholdId, string Household, string Address, bool HasPaid)
    {
        public ImportCandidate Candidate(IReadOnlyDictionary<string, string> villages, IReadOnlyList<LeftMember> left) => new(
            PersonId,
            HouseholdId,
            (ImportMatch)Match,
            new ImportedParticulars(
                Name, IdNumber, BornOn, Enum.Parse<Sex>(Sex), villages.GetValueOrDefault(Unit[..12], Unit), Household, Enum.Parse<Relation>(Relation), EthnicGroup, Phone, Address),
            HasPaid,
            left);
    }
}
