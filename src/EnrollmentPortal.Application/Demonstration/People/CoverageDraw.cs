namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Draws who was enrolled the year before, and in which tier.</summary>
/// <remarks>Families decide together, so those who were not covered are found in few households.</remarks>
internal sealed class CoverageDraw(DemonstrationTenant tenant, double coverageRate, Dice dice)
{
    private const int ReluctantPercent = 6;
    private const int ReluctantCoveredPercent = 35;
    private const int ExemptCoveredPercent = 30;
    private const int TierTwoPercent = 14;

    // Shares found by counting: with them the rate of the whole unit comes out at the one that was asked for.
    private readonly int _coveredPerTenThousand = (int)(10_000 * Math.Min(0.99, (coverageRate + 0.035) / 0.93));

    private bool _reluctant;
    private bool _tierTwo;

    /// <summary>Draws what the members of the next household have in common.</summary>
    public void NextHousehold() => (_reluctant, _tierTwo) = (dice.Percent(ReluctantPercent), dice.Percent(TierTwoPercent));

    /// <summary>The tier of the year before, or null for a person who was not covered.</summary>
    public string? TierOf(FamilyMember member, SyntheticExemption? exemption)
    {
        // The last window closed with the year before last; a baby born since could still have come in as a newborn.
        var bornSince = member.BornOn.Year >= tenant.CoverageYear - 1;
        var covered = exemption switch
        {
            not null => dice.Percent(ExemptCoveredPercent),
            null when bornSince => dice.Percent(50) && member.BornOn < tenant.OpenedOn.AddDays(-60),
            null when _reluctant => dice.Percent(ReluctantCoveredPercent),
            null => dice.PerTenThousand(_coveredPerTenThousand),
        };
        return covered ? tenant.Tiers[_tierTwo ? tenant.Tiers.Count - 1 : 0] : null;
    }
}
