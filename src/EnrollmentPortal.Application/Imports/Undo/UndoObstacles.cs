using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>Why a row cannot be taken back.</summary>
/// <param name="HouseholdId">Where the person is now; null when the person is gone.</param>
/// <param name="Reason">Code of what was built on it.</param>
public sealed record UndoObstacle(int Row, string Name, Guid? PersonId, Guid? HouseholdId, string Reason);

/// <summary>What was built on the rows of an import since they came onto the books.</summary>
internal sealed class UndoObstacles(UnitOfWork work, PopulationImport import)
{
    private static readonly SqlFile Statement = SqlFile.Beside(typeof(UndoObstacles), "UndoObstacles.sql");

    private readonly string[] _overwrites = import.Overwrites;

    /// <summary>Rows of a span that cannot be taken back, in their order.</summary>
    public Task<List<UndoObstacle>> FindAsync(int from, int to, int most, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<UndoObstacle>(Statement.With(
            ("tenant", work.TenantId), ("import", import.Id), ("from", from), ("to", to), ("most", most), ("overwrites", _overwrites),
            ("new", nameof(ImportOutcome.New)), ("changed", nameof(ImportOutcome.Changed)), ("moved", nameof(ImportOutcome.Moved)),
            ("name_field", nameof(ImportField.Name)), ("relation_field", nameof(ImportField.Relation)), ("phone_field", nameof(ImportField.Phone)),
            ("ethnic_group_field", nameof(ImportField.EthnicGroup)), ("renamed", nameof(ImportDecision.Renamed)), ("head", nameof(Relation.Head)),
            ("waiting", nameof(TransferState.Waiting)), ("head_differs", ImportErrors.HeadDiffers.Code))).ToListAsync(cancellationToken);

    /// <summary>People of other origin who joined a household that the import made.</summary>
    public async Task<List<UndoObstacle>> FindJoinedAsync(int most, CancellationToken cancellationToken)
    {
        // Two whole lists are compared, of which the planner may know nothing yet.
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        return await work.Database.SqlQuery<UndoObstacle>(
            $"""
            select home.first_row as "Row", person.name as "Name", person.id as "PersonId", home.id as "HouseholdId", 'undo.joined' as "Reason"
            from import_household home
            join person on person.tenant_id = home.tenant_id and person.household_id = home.id
            where home.tenant_id = {work.TenantId} and home.import_id = {import.Id} and not exists (
              select from import_row row where row.tenant_id = home.tenant_id and row.import_id = home.import_id and row.person_id = person.id
                and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)}))
            order by home.first_row limit {most}
            """).ToListAsync(cancellationToken);
    }
}
