using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Progress;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>A unit with its place among its neighbours.</summary>
/// <param name="Row">Its figures.</param>
/// <param name="Part">Heads done.</param>
/// <param name="Whole">Heads that are 100 %; 0 where nothing is expected of the unit.</param>
/// <param name="Rank">1 for the highest rate; equal rates share a place. Null where the unit is not ranked.</param>
public sealed record RankedUnit(BoardRow Row, int Part, int Whole, int? Rank)
{
    /// <summary>In per cent, one decimal.</summary>
    public decimal? Rate => Whole == 0 ? null : decimal.Round(100m * Part / Whole, 1, MidpointRounding.AwayFromZero);

    /// <summary>Heads to the goal of the quota; people to enrol where there is none.</summary>
    public int ToGo => Row.Quota?.ToGo ?? Row.Counts.Missing;

    /// <summary>Ranks and sorts a board's units: by quota where the plan prints quotas, else against the registry.</summary>
    public static IReadOnlyList<RankedUnit> Of(ProgressBoard board, BoardSort sort)
    {
        var byQuota = UsesQuota(board);
        var measured = board.Rows.Select(row => Measure(row, byQuota)).ToList();
        var ranked = measured.Select(unit => unit with
        {
            Rank = unit.Whole == 0 ? null : 1 + measured.Count(other => other.Whole > 0 && IsAhead(other, unit)),
        });
        return [.. sort switch
        {
            BoardSort.Rate => ranked.OrderBy(unit => unit.Rank ?? int.MaxValue),
            BoardSort.ToGo => ranked.OrderByDescending(unit => unit.ToGo),
            BoardSort.Missing => ranked.OrderByDescending(unit => unit.Row.Counts.Missing),
            BoardSort.Unit => ranked,
        }];
    }

    /// <summary>True when at least one unit of the board has a quota.</summary>
    public static bool UsesQuota(ProgressBoard board) => board.Rows.Any(row => row.Quota is not null);

    private static RankedUnit Measure(BoardRow row, bool byQuota) => (byQuota, row.Quota) switch
    {
        (true, QuotaStanding quota) => new RankedUnit(row, quota.Done, quota.Heads, null),
        (true, null) => new RankedUnit(row, 0, 0, null),
        (false, _) => new RankedUnit(row, row.Counts.Enrolled, row.Counts.Expected, null),
    };

    // Cross-multiplied, so that no rounding decides a place.
    private static bool IsAhead(RankedUnit one, RankedUnit other) => (long)one.Part * other.Whole > (long)other.Part * one.Whole;
}
