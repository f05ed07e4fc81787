using System.Runtime.CompilerServices;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>A person as the computation needs them.</summary>
/// <param name="Village">Twelve digits.</param>
/// <param name="BornOn">Birth date; of it a class keeps only what plans ask.</param>
internal readonly record struct ImpactPerson(Guid Id, string Village, bool Paid, bool Exempt, DateOnly BornOn, ImpactFacts Facts);

/// <summary>Streams a unit's people with their identities, village by village: one statement, one snapshot, nobody held in memory.</summary>
internal static class ImpactReader
{
    /// <summary>The rows that every way of computing an impact has to read.</summary>
    internal const string Statement = """
        select person.id, left(person.org_code, 12), enrolled.person_id is not null, person.exemption_reason is not null,
               coalesce(held.categories, ''), person.residence,
               coalesce(past.years, '') || coalesce(';' || ($3 - 1) || ':' || renewed.tier, ''),
               coalesce(past.tier, renewed.tier, ''),
               person.born_on, coalesce(person.last_exemption || '@' || person.last_exemption_ended, ''), coalesce(asked.answers, ''), coalesce(decided.decision, '')
        from person
        left join (
          select person_id, string_agg(coverage_year || ':' || coalesce(tier, ''), ';' order by coverage_year desc) as years,
                 max(tier) filter (where coverage_year = $3 - 1) as tier
          from past_cover where tenant_id = $1 and starts_with(org_code, $2) and coverage_year < $3 group by person_id
        ) past on past.person_id = person.id
        left join (
          -- The newest answer of each kind that counts: PersonFacts.Current.
          select person_id, string_agg(kind || '=' || value || coalesce('@' || happened_on, ''), ';' order by kind) as answers
          from (
            select distinct on (person_id, kind) person_id, kind, value, happened_on from person_fact
            where tenant_id = $1 and starts_with(org_code, $2) and (coverage_year is null or coverage_year = $3)
              and "from" <= $4 and (until is null or until >= $4)
            order by person_id, kind, recorded_at desc, id desc
          ) newest
          group by person_id
        ) asked on asked.person_id = person.id
        left join (
          -- What was decided last for the year: PersonReviews.DecisionFor.
          select distinct on (person_id) person_id, left_by || '@' || rule_id || '@' || coalesce(route, '') as decision
          from review_case
          where tenant_id = $1 and starts_with(org_code, $2) and coverage_year = $3 and rule_id is not null
          order by person_id, decided_at desc, id desc
        ) decided on decided.person_id = person.id
        left join (
          select person_id, string_agg(category, ';' order by category collate "C") as categories
          from person_identity
          where tenant_id = $1 and starts_with(org_code, $2) and certified_on <= $4 and (ended_on is null or ended_on >= $4)
          group by person_id
        ) held on held.person_id = person.id
        left join (
          select enrollment.person_id from enrollment
          join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id and campaign.coverage_year = $3
          where enrollment.tenant_id = $1
        ) enrolled on enrolled.person_id = person.id
        left join (
          select enrollment.person_id, enrollment.tier from enrollment
          join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id and campaign.coverage_year = $3 - 1
          where enrollment.tenant_id = $1
        ) renewed on renewed.person_id = person.id
        where person.tenant_id = $1 and starts_with(person.org_code, $2)
        order by person.org_code
        """;

    // A county's people are sorted by village: in memory instead of on the disk. Tables that were filled a moment ago have no statistics;
    // the planner would then compare all people with all answers.
    private const string Memory = "select set_config('work_mem', '160MB', true), set_config('enable_nestloop', 'off', true)";

    public static async IAsyncEnumerable<ImpactPerson> ReadAsync(
        UnitOfWork work, OrgCode unit, int coverageYear, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (connection, transaction) = ((NpgsqlConnection)work.Database.GetDbConnection(), (NpgsqlTransaction)work.Database.CurrentTransaction!.GetDbTransaction());
        await using (var memory = new NpgsqlCommand(Memory, connection) { Transaction = transaction })
        {
            await memory.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand(Statement, connection)
        {
            Transaction = transaction,
            CommandTimeout = 0,
            Parameters = { new() { Value = work.TenantId }, new() { Value = unit.Value }, new() { Value = coverageYear }, new() { Value = work.Today } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        // A county has a few dozen of each: the same text for all, instead of one a row.
        var texts = new Texts();
        while (await reader.ReadAsync(cancellationToken))
        {
            var lastTier = texts.Of(reader.GetString(7));
            var facts = new ImpactFacts(
                texts.Of(reader.GetString(4)), texts.Of(reader.GetString(5)), texts.Of(reader.GetString(6)), lastTier.Length == 0 ? null : lastTier, reader.GetString(9), reader.GetString(10),
                reader.GetString(11));
            yield return new ImpactPerson(
                reader.GetGuid(0), texts.Of(reader.GetString(1)), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetFieldValue<DateOnly>(8), facts);
        }
    }

    private sealed class Texts
    {
        private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

        public string Of(string text)
        {
            if (!_known.TryGetValue(text, out var known))
            {
                _known.Add(text, known = text);
            }

            return known;
        }
    }
}
