using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Rows that are brought onto the books in one transaction.</summary>
/// <param name="Touches">They change or move registered people.</param>
/// <param name="Waits">They need what the rows before them bring, so those must be committed first.</param>
internal sealed record PlannedSpan(int From, int To, bool Touches, bool Waits);

/// <summary>Divides the rows of an import, and finds out which parts may be worked on beside each other.</summary>
/// <remarks>Two parts that only add people lock nothing of each other, unless a household that one begins has people in the other. Whatever
/// changes or moves people locks their households, and works alone.</remarks>
internal sealed class SpanPlanner(UnitOfWork work, Guid import)
{
    private const int Rows = 4_000;
    private const int LargestHousehold = 50;

    /// <summary>The rows that follow.</summary>
    public async Task<PlannedSpan> NextAsync(PlannedSpan? before, int after, CancellationToken cancellationToken)
    {
        var (from, to) = (after + 1, await EndAsync(after + Rows, cancellationToken));
        var touches = await work.ImportRows.AnyAsync(
            row => row.ImportId == import && row.RowNumber >= from && row.RowNumber <= to && (row.Outcome == ImportOutcome.Changed || row.Outcome == ImportOutcome.Moved),
            cancellationToken);
        var waits = before is not null && (touches || before.Touches || await JoinsAsync(before, from, to, cancellationToken));
        return new PlannedSpan(from, to, touches, waits);
    }

    // A household is not torn by the end of a part: those who look meanwhile see it as it was or as it will be.
    private async Task<int> EndAsync(int end, CancellationToken cancellationToken)
    {
        var last = await work.ImportRows.AsNoTracking()
            .Where(row => row.ImportId == import && row.RowNumber == end).Select(row => row.HouseholdNumber).FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? end
            : await work.ImportRows.Where(row => row.ImportId == import && row.RowNumber >= end && row.RowNumber <= end + LargestHousehold && row.HouseholdNumber == last)
                .MaxAsync(row => row.RowNumber, cancellationToken);
    }

    // "Is true" keeps the planner, which knows nothing of the rows yet, from comparing every row with every household.
    private async Task<bool> JoinsAsync(PlannedSpan before, int from, int to, CancellationToken cancellationToken) => await work.Database.SqlQuery<bool>(
        $"""
        select exists (
          select from import_row row
          where row.tenant_id = {work.TenantId} and row.import_id = {import} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.New)}
            and (row.household_number in (
              select number from import_household
              where tenant_id = {work.TenantId} and import_id = {import} and first_row between {before.From} and {before.To})) is true) as "Value"
        """).SingleAsync(cancellationToken);
}
