using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>Two records that come into question, with the strongest sign that stands in the clear.</summary>
internal sealed record Candidate(Guid First, Guid Second, string Sign);

/// <summary>A record of a candidate pair.</summary>
internal sealed record CandidateRecord(SuspectedRecord Shown, byte[] Cipher);

/// <summary>Finds pairs inside the scope of the unit of work.</summary>
internal static class DuplicateQueries
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <remarks>Every branch joins people by equality of what hardly two share, so that PostgreSQL hashes once over the scope: seconds for a
    /// county of 650,000, a moment for a township.</remarks>
    public static async Task<List<Candidate>> CandidatesAsync(UnitOfWork work, int limit, CancellationToken cancellationToken)
    {
        work.Database.SetCommandTimeout(Patience);
        // Fresh from an import a table has no statistics, and a guess of few people would compare each with all.
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        var (tenant, unit) = (work.TenantId, work.Scope.Prefix);
        return await work.Database.SqlQuery<Candidate>(
            $"""
            with people as materialized (
              select id, name, name_pinyin, born_on, org_code, to_char(born_on, 'YYYYMMDD') as born,
                     left(id_number_masked, 3) || substr(id_number_masked, 15, 3) as shown, id_number_hash
              from person where tenant_id = {tenant} and starts_with(org_code, {unit})),
            pairs as (
              select p.id as one, q.id as other,
                     case when p.name = q.name and left(p.org_code, 12) = left(q.org_code, 12) then {nameof(DuplicateSign.SameNameBirthAndVillage)}
                          when p.name = q.name then {nameof(DuplicateSign.SameNameAndBirth)} else {nameof(DuplicateSign.SoundsAlike)} end as sign
              from people p join people q on q.name_pinyin = p.name_pinyin and q.born_on = p.born_on and q.id > p.id
              where p.name = q.name or left(p.org_code, 12) = left(q.org_code, 12)
              union all
              select p.id, q.id, {nameof(DuplicateSign.NumberOneDigitOff)}
              from people p join people q on q.name_pinyin = p.name_pinyin and q.shown = p.shown and q.id > p.id
              where p.born_on <> q.born_on
                and (select count(*) from generate_series(1, 8) as place where substr(p.born, place, 1) <> substr(q.born, place, 1)) = 1
              union all
              select least(p.id, number.person_id), greatest(p.id, number.person_id), {nameof(DuplicateSign.SameNumber)}
              from earlier_id_number number join people p on p.id_number_hash = number.id_number_hash and p.id <> number.person_id
              where number.tenant_id = {tenant})
            select least(one, other) as "First", greatest(one, other) as "Second", min(sign) as "Sign"
            from pairs
            where not exists (select from duplicate_decision decision
                              where decision.tenant_id = {tenant} and decision.first_id = least(one, other) and decision.second_id = greatest(one, other))
            group by 1, 2
            order by case min(sign) when {nameof(DuplicateSign.SameNumber)} then 0 when {nameof(DuplicateSign.SameNameBirthAndVillage)} then 1 when {nameof(DuplicateSign.NumberOneDigitOff)} then 2
                                    when {nameof(DuplicateSign.SoundsAlike)} then 3 else 4 end, 1, 2
            limit {limit}
            """).ToListAsync(cancellationToken);
    }

    public static async Task<Dictionary<Guid, CandidateRecord>> RecordsAsync(
        UnitOfWork work, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var ids = candidates.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToList();
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var campaignId = campaign?.Id;
        var rows = await work.People.AsNoTracking().Where(person => ids.Contains(person.Id))
            .Join(work.Households, person => person.HouseholdId, household => household.Id, (person, household) => new
            {
                person,
                household.Number,
                household.HeadName,
                Village = work.OrgUnits.Where(unit => unit.OrgCode == person.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
                Enrolled = work.Enrollments.Any(row => row.CampaignId == campaignId && row.PersonId == person.Id),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.person.Id,
            row => new CandidateRecord(
                new SuspectedRecord(
                    row.person.Id,
                    row.person.Name,
                    row.person.BornOn,
                    row.person.IdNumberMasked,
                    row.person.HouseholdId,
                    row.Number,
                    row.HeadName,
                    row.Village ?? row.person.OrgCode.Value,
                    row.Enrolled),
                row.person.IdNumberCipher));
    }
}
