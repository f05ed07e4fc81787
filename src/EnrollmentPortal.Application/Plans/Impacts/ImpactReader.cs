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
    internal static readonly SqlFile People = SqlFile.Beside(typeof(ImpactReader), "ImpactPeople.sql");

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

        await using var command = new NpgsqlCommand(People.Text, connection) { Transaction = transaction, CommandTimeout = 0 };
        command.Parameters.AddRange(Values(work.TenantId, unit, coverageYear, work.Today));
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

    /// <summary>The parameters of <see cref="People"/>.</summary>
    internal static NpgsqlParameter[] Values(int tenant, OrgCode unit, int coverageYear, DateOnly today) =>
        [new("tenant", tenant), new("unit", unit.Value), new("year", coverageYear), new("today", today)];

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
