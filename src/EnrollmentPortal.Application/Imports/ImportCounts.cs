using System.Text.Json;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports;

/// <summary>The rows of a file by what becomes of them; the six add up to all rows.</summary>
/// <param name="Repaired">Rows, of whatever outcome, in which something was put right.</param>
/// <param name="Households">Households that the new people need and the registry does not have.</param>
public sealed record ImportCounts(int New, int Changed, int Moved, int Same, int Ambiguous, int Faulty, int Repaired, int Households)
{
    /// <summary>All rows below the header.</summary>
    public int Rows => New + Changed + Moved + Same + Ambiguous + Faulty;

    public int Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => New,
        ImportOutcome.Changed => Changed,
        ImportOutcome.Moved => Moved,
        ImportOutcome.Same => Same,
        ImportOutcome.Ambiguous => Ambiguous,
        ImportOutcome.Faulty => Faulty,
    };

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ImportCounts? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<ImportCounts>(json);

    /// <summary>Counts the rows as they stand.</summary>
    internal static async Task<ImportCounts> ReadAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken) =>
        await work.Database.SqlQuery<ImportCounts>(
            $"""
            select (count(*) filter (where outcome = {nameof(ImportOutcome.New)}))::int as "New", (count(*) filter (where outcome = {nameof(ImportOutcome.Changed)}))::int as "Changed",
                   (count(*) filter (where outcome = {nameof(ImportOutcome.Moved)}))::int as "Moved", (count(*) filter (where outcome = {nameof(ImportOutcome.Same)}))::int as "Same",
                   (count(*) filter (where outcome = {nameof(ImportOutcome.Ambiguous)}))::int as "Ambiguous", (count(*) filter (where outcome = {nameof(ImportOutcome.Faulty)}))::int as "Faulty",
                   (count(*) filter (where cardinality(repairs) > 0))::int as "Repaired",
                   (select count(*)::int from import_household where tenant_id = {work.TenantId} and import_id = {import}) as "Households"
            from import_row where tenant_id = {work.TenantId} and import_id = {import}
            """).SingleAsync(cancellationToken);
}
