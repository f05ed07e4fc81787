using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>What a roster changes against the department's list before it.</summary>
internal static class RosterDifferences
{
    private static readonly SqlFile Statement = SqlFile.Beside(typeof(RosterDifferences), "RosterDifferences.sql");

    /// <summary>People who were or are on the list and whose categories differ.</summary>
    /// <remarks>A category of which the department has sent no list yet is compared with what it had certified before.</remarks>
    public static async Task<List<RosterDifference>> DifferencesAsync(this UnitOfWork work, Roster roster, CancellationToken cancellationToken) =>
        (await work.CompareAsync(roster, cancellationToken)).Differences;

    /// <summary>The same with how many people were on the list before.</summary>
    public static async Task<RosterComparison> CompareAsync(this UnitOfWork work, Roster roster, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<Row>(Statement.With(
            ("tenant", work.TenantId), ("roster", roster.Id), ("department", roster.Department), ("categories", roster.Categories),
            ("list_month", roster.ListMonth), ("effective_on", roster.EffectiveOn),
            ("applied", nameof(RosterState.Applied)), ("deceased", nameof(RosterMatch.Deceased)), ("refused", nameof(RosterMatch.Refused)),
            ("rejected", nameof(RosterDecision.Rejected)))).ToListAsync(cancellationToken);
        return new RosterComparison(
            rows.Count == 0 ? 0 : rows[0].Listed,
            rows.ConvertAll(row => new RosterDifference(KindOf(row), row.PersonId, row.Name, row.IdNumber, row.Village, row.Before, row.After)));
    }

    private static RosterDifferenceKind KindOf(Row row) => (row.Before.Length, row.After.Length) switch
    {
        (0, _) => RosterDifferenceKind.Added,
        (_, 0) => RosterDifferenceKind.Removed,
        _ => RosterDifferenceKind.Changed,
    };

    private sealed class Row
    {
        public Guid PersonId { get; init; }

        public string Name { get; init; } = string.Empty;

        public string IdNumber { get; init; } = string.Empty;

        public string Village { get; init; } = string.Empty;

        public string[] Before { get; init; } = [];

        public string[] After { get; init; } = [];

        public int Listed { get; init; }
    }
}

/// <summary>A list beside the one before it.</summary>
/// <param name="Listed">People on the list before; 0 where nothing differs.</param>
internal sealed record RosterComparison(int Listed, List<RosterDifference> Differences)
{
    /// <summary>What the priced differences take away.</summary>
    public RosterLoss LossOf(IReadOnlyList<RosterDifference> priced)
    {
        var (leaving, losing) = (priced.Count(row => row.Kind == RosterDifferenceKind.Removed), priced.Count(row => row.Has(RosterEffect.Loses)));
        return leaving == 0 && losing == 0 ? new RosterLoss(0, 0, 0) : new RosterLoss(Listed, leaving, losing);
    }
}
