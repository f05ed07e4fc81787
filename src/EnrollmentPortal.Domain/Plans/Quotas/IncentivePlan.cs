namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>工作经费激励: yuan per head for a village by completion band.</summary>
/// <param name="ReachedBy">The day on which completion is read.</param>
/// <param name="Bands">From the highest completion down; the last one takes whatever is left.</param>
/// <param name="Assumption">The gap about boundaries and the head base.</param>
public sealed record IncentivePlan(DateOnly ReachedBy, IReadOnlyList<IncentiveBand> Bands, Assumption? Assumption)
{
    /// <summary>The band of a completion rate, in per cent; a boundary belongs to the higher band.</summary>
    public IncentiveBand BandFor(decimal completionPercent) =>
        Bands.First(band => completionPercent >= band.AtLeastPercent);
}
