using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Assessments;

namespace EnrollmentPortal.Application.Impacts;

/// <summary>What the registry knows of a person that a plan can ask for.</summary>
/// <remarks>Without the birth date: rules ask for it only with a life event, and the registry knows none.</remarks>
/// <param name="Held">Categories in order, <c>;</c> between them.</param>
internal readonly record struct ImpactFacts(string Held, string Residence, bool Renewal, string? LastTier)
{
    public string[] Identities => Held.Split(';', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>People who differ in nothing that a plan asks: assessed once for all of them.</summary>
internal sealed class ImpactClass
{
    private readonly ImpactFacts _facts;
    private readonly AssessmentParts _differences;

    /// <param name="facts">What they have in common.</param>
    /// <param name="pair">The plans of the place where they live.</param>
    /// <param name="days">The days of payment.</param>
    public ImpactClass(ImpactFacts facts, PlanPair pair, ImpactDays days)
    {
        _facts = facts;
        var applicant = Applicants.Of(default, facts.Identities, facts.Residence, facts.Renewal) with { BornOn = null };
        var before = MemberPrice.Of(pair.Before!, applicant, facts.LastTier, days.Before);
        var after = MemberPrice.Of(pair.After!, applicant, facts.LastTier, days.After);
        (Before, After) = (ImpactOutcome.Of(before.Assumed), ImpactOutcome.Of(after.Assumed));
        _differences = Differences(before.Assumed, after.Assumed);
        Kind = KindOf(OtherTierDiffers(before.Tiers, after.Tiers));
    }

    public ImpactKind Kind { get; }

    public ImpactOutcome Before { get; }

    public ImpactOutcome After { get; }

    public int People { get; set; }

    /// <summary>Its number among those that are kept; below zero while it is not.</summary>
    public int Number { get; set; } = -1;

    /// <summary>True when the list of people names them.</summary>
    public bool IsListed => Kind is not (ImpactKind.Unchanged or ImpactKind.OtherTier);

    public ImpactClassDetail Detail => new(_facts.Identities, _facts.Residence, _facts.LastTier, Before, After);

    private static AssessmentParts Differences(Assessment? before, Assessment? after) => (before, after) switch
    {
        (null, null) => AssessmentParts.None,
        ({ } old, { } renewed) => AssessmentDifference.Between(old, renewed) & ~AssessmentParts.Reasons,
        _ => AssessmentParts.Verdict,
    };

    private static bool OtherTierDiffers(IReadOnlyList<Assessment> before, IReadOnlyList<Assessment> after) =>
        before.Count != after.Count
        || before.Zip(after).Any(pair => pair.First.Tier != pair.Second.Tier || Differences(pair.First, pair.Second) != AssessmentParts.None);

    private ImpactKind KindOf(bool otherTierDiffers) => (Before.Due, After.Due) switch
    {
        ({ } old, { } renewed) when renewed > old => ImpactKind.Dearer,
        ({ } old, { } renewed) when renewed < old => ImpactKind.Cheaper,
        (not null, null) => After.Verdict == Verdict.Refused ? ImpactKind.NewlyRefused : ImpactKind.NewlyReview,
        (null, not null) => ImpactKind.NewlyAccepted,
        (null, null) when Before.Verdict == Verdict.Refused && After.Verdict != Verdict.Refused => ImpactKind.NewlyReview,
        (null, null) when Before.Verdict != Verdict.Refused && After.Verdict == Verdict.Refused => ImpactKind.NewlyRefused,
        _ when _differences != AssessmentParts.None || Before.Tier != After.Tier => ImpactKind.OtherTerms,
        _ => otherTierDiffers ? ImpactKind.OtherTier : ImpactKind.Unchanged,
    };
}

/// <summary>The days of payment on which both plans are asked: the same day, each in its own year.</summary>
internal readonly record struct ImpactDays(DateOnly Before, DateOnly After);
