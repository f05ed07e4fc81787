using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>What the registry knows of a person that a plan can ask for, beside the birth date.</summary>
/// <param name="Held">Categories in order, <c>;</c> between them.</param>
/// <param name="Covers">Cover of earlier years, <c>2023:一档;2022:</c>; a year without a tier is known not to have been covered.</param>
/// <param name="Ended">The exemption that ended last, <c>@</c> and its day; empty where none did.</param>
/// <param name="Answers">The facts that count, <c>;</c> between them, an event's day behind <c>@</c>.</param>
/// <param name="Decided">What a person decided for the year, as row that left it open, clause and row by which the person is accepted, <c>@</c> between them; empty where nobody has.</param>
internal readonly record struct ImpactFacts(string Held, string Residence, string Covers, string? LastTier, string Ended, string Answers, string Decided)
{
    public string[] Identities => Held.Split(';', StringSplitOptions.RemoveEmptyEntries);

    public Registered With(DateOnly bornOn) => new(
        bornOn, Identities, Residence, History, EventOf(Ended), Answers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Answer), DecisionIn(Decided));

    public CoverHistory History => new(Covers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(year => year.Split(':'))
        .GroupBy(year => year[0])
        .ToDictionary(years => int.Parse(years.Key, CultureInfo.InvariantCulture), years => years.Select(year => year[1]).FirstOrDefault(tier => tier.Length > 0)));

    private static LifeEvent? EventOf(string ended) =>
        ended.Split('@') is [var reason, var day] && LifeEvents.EndOf(Enum.Parse<ExemptionReason>(reason), insured: null) is { } kind
            ? new LifeEvent(kind, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;

    // Names and words change no price.
    private static Decision? DecisionIn(string decided) => decided.Split('@') is [var leftBy, var rule, var route]
        ? new Decision(route.Length == 0 ? null : route, rule, string.Empty, string.Empty, string.Empty, default, leftBy)
        : null;

    private static FactAnswer Answer(string written)
    {
        var sign = written.IndexOf('=', StringComparison.Ordinal);
        var parts = written[(sign + 1)..].Split('@');
        return new FactAnswer(
            Enum.Parse<FactKind>(written[..sign]), parts[0], parts is [_, var day] ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, string.Empty);
    }
}

/// <summary>What makes people one class: their facts, and of the birth date what either plan takes for granted at the age, or a newborn's day.</summary>
/// <param name="BirthYear">Where earlier years without cover are counted back to the birth; null for everybody else.</param>
internal readonly record struct ImpactKey(ImpactFacts Facts, Presumed Before, Presumed After, DateOnly? Newborn, int? BirthYear)
{
    public static ImpactKey Of(ImpactPerson person, PlanPair pair, ImpactDays days)
    {
        var (before, after) = (RegisteredApplicant.AgeClass(pair.Before!, person.BornOn, days.Before), RegisteredApplicant.AgeClass(pair.After!, person.BornOn, days.After));
        return new ImpactKey(
            person.Facts, before.Presumed, after.Presumed, before.Newborn ?? after.Newborn, CountsToBirth(person, pair.After!.CoverageYear) ? person.BornOn.Year : null);
    }

    // More years may be known than lie between the birth and the year: then the birth ends the count.
    private static bool CountsToBirth(ImpactPerson person, int coverageYear) =>
        coverageYear - 1 - person.BornOn.Year <= person.Facts.Covers.Count(sign => sign == ':');
}

/// <summary>People who differ in nothing that a plan asks: assessed once for all of them.</summary>
internal sealed class ImpactClass
{
    private readonly ImpactFacts _facts;
    private readonly AssessmentParts _differences;

    /// <param name="person">One of them.</param>
    /// <param name="pair">The plans of the place where they live.</param>
    /// <param name="days">The days of payment.</param>
    public ImpactClass(ImpactPerson person, PlanPair pair, ImpactDays days)
    {
        _facts = person.Facts;
        var facts = person.Facts;
        var registered = facts.With(person.BornOn);
        var before = MemberPrice.Of(pair.Before!, RegisteredApplicant.Of(pair.Before!, registered, days.Before), facts.LastTier, days.Before);
        var after = MemberPrice.Of(pair.After!, RegisteredApplicant.Of(pair.After!, registered, days.After), facts.LastTier, days.After);
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
