namespace EnrollmentPortal.Domain.Households.Covers;

/// <summary>What is known of somebody's cover in one year.</summary>
public enum CoverState
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>Known not to have been covered here.</summary>
    NotCovered,

    /// <summary>Covered here.</summary>
    Covered,
}

/// <summary>A person's cover of earlier years, as far as it is known.</summary>
/// <remarks>Counting goes back from the year before the one that somebody enrols for. A year that is not known ends the counting without an
/// answer: a waiting period must not follow from a guess. Before the year of birth nobody was covered.</remarks>
/// <param name="tiers">By year; a tier of null for a person who is known not to have been covered.</param>
public sealed class CoverHistory(IReadOnlyDictionary<int, string?> tiers)
{
    public CoverHistory(IEnumerable<PastCover> covers)
        : this(covers.ToDictionary(cover => cover.CoverageYear, cover => cover.Tier))
    {
    }

    public CoverState Of(int year) => !tiers.TryGetValue(year, out var tier) ? CoverState.Unknown : tier is null ? CoverState.NotCovered : CoverState.Covered;

    /// <summary>The same, where the birth tells it, too.</summary>
    public CoverState Of(int year, DateOnly bornOn) => Of(year) is CoverState.Unknown && year < bornOn.Year ? CoverState.NotCovered : Of(year);

    /// <summary>The tier of the year; null for a person who was not covered, and where nobody knows.</summary>
    public string? TierOf(int year) => tiers.GetValueOrDefault(year);

    /// <summary>断保年数: the years left out between the last cover and the coverage year.</summary>
    /// <returns>0 for a person who was covered in the year before, and for one who never was since birth; null where a year in between is not known.</returns>
    public int? InterruptedYears(int coverageYear, DateOnly bornOn) => Count(coverageYear, bornOn, CoverState.NotCovered) switch
    {
        (_, CoverState.Unknown) => null,
        (var years, CoverState.Covered) => years,
        // Back to the birth: a person who never was covered has left nothing out.
        (_, CoverState.NotCovered) => 0,
    };

    /// <summary>The years that are known to have been left out, counted back until one is not known.</summary>
    public int AtLeastInterrupted(int coverageYear, DateOnly bornOn) =>
        InterruptedYears(coverageYear, bornOn) ?? Count(coverageYear, bornOn, CoverState.NotCovered).Years;

    /// <summary>连续参保年数 before the coverage year.</summary>
    /// <returns>Null where a year before the ones that are known is not known.</returns>
    public int? ContinuousYears(int coverageYear, DateOnly bornOn) =>
        Count(coverageYear, bornOn, CoverState.Covered) is (var years, not CoverState.Unknown) ? years : null;

    // How many years before are in the state, and the state of the first that is not; the counting stops at the year of birth.
    private (int Years, CoverState End) Count(int coverageYear, DateOnly bornOn, CoverState state)
    {
        var year = coverageYear - 1;
        while (year >= bornOn.Year && Of(year) == state)
        {
            year--;
        }

        return (coverageYear - 1 - year, Of(year, bornOn));
    }
}
