using EnrollmentPortal.Application.Rosters.Reading;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>What a list does to a person's money; several may hold.</summary>
public enum RosterEffect
{
    /// <summary>Had no subsidy and gets one.</summary>
    Gains,

    /// <summary>Had a subsidy and has none any more.</summary>
    Loses,

    /// <summary>Pays more than before.</summary>
    Dearer,

    /// <summary>Pays less than before.</summary>
    Cheaper,

    /// <summary>Has paid more than they would pay by the list.</summary>
    PaidMore,

    /// <summary>The plan cannot tell the price: an amount is not printed, or a person must decide.</summary>
    Unknown,
}

/// <summary>Sorts differences by what they do.</summary>
internal static class RosterEffects
{
    public static bool Has(this RosterDifference difference, RosterEffect effect) => effect switch
    {
        RosterEffect.Gains => difference.Price is { SubsidyBefore: { IsZero: true }, SubsidyAfter: { IsZero: false } },
        RosterEffect.Loses => difference.Price is { LosesSubsidy: true },
        RosterEffect.Dearer => difference.Price is { SelfPayBefore: { } before, SelfPayAfter: { } after } && after > before,
        RosterEffect.Cheaper => difference.Price is { SelfPayBefore: { } before, SelfPayAfter: { } after } && after < before,
        RosterEffect.PaidMore => difference.Price is { Paid: { } paid, SelfPayAfter: { } after } && paid > after,
        RosterEffect.Unknown => difference.Price is null or { SelfPayAfter: null },
    };

    public static IReadOnlyDictionary<RosterEffect, int> CountEffects(this IReadOnlyList<RosterDifference> differences) =>
        Enum.GetValues<RosterEffect>().Select(effect => (Effect: effect, People: differences.Count(difference => difference.Has(effect))))
            .Where(row => row.People > 0).ToDictionary(row => row.Effect, row => row.People);
}
