using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>What a plan gives for a number of people who have not paid, if all of them came in the tiers that are assumed.</summary>
/// <param name="Accepted">With every amount known; the sums are theirs.</param>
/// <param name="Review">For a person to decide, or not to be priced.</param>
public sealed record ImpactSide(int Accepted, int Refused, int Review, Money SelfPay, Money Subsidy, Money GovernmentShare)
{
    public static ImpactSide None { get; } = new(0, 0, 0, Money.Zero, Money.Zero, Money.Zero);

    internal ImpactSide With(ImpactOutcome outcome, int people) => outcome switch
    {
        { Due: not null } => this with
        {
            Accepted = Accepted + people,
            SelfPay = SelfPay + Times(outcome.SelfPay, people),
            Subsidy = Subsidy + Times(outcome.Subsidy, people),
            GovernmentShare = GovernmentShare + Times(outcome.GovernmentShare, people),
        },
        { Verdict: Verdict.Refused } => this with { Refused = Refused + people },
        _ => this with { Review = Review + people },
    };

    internal ImpactSide With(ImpactSide other) => new(
        Accepted + other.Accepted,
        Refused + other.Refused,
        Review + other.Review,
        SelfPay + other.SelfPay,
        Subsidy + other.Subsidy,
        GovernmentShare + other.GovernmentShare);

    internal static Money Times(Money? amount, int people) => new(checked((amount ?? Money.Zero).Fen * people));
}

/// <summary>The figures of a place, or of the whole unit.</summary>
/// <param name="People">Everybody in the registry.</param>
/// <param name="Paid">Enrolled for the year: they keep what they paid, whatever the draft says.</param>
/// <param name="Exempt">Need not enrol.</param>
/// <param name="Kinds">The others, by what the draft changes for them.</param>
public sealed record ImpactFigures(int People, int Paid, int Exempt, IReadOnlyDictionary<ImpactKind, int> Kinds, ImpactSide Before, ImpactSide After)
{
    public static ImpactFigures None { get; } = new(0, 0, 0, new Dictionary<ImpactKind, int>(), ImpactSide.None, ImpactSide.None);

    /// <summary>People who have not paid and should: a change of the plan counts for them.</summary>
    public int Unpaid => People - Paid - Exempt;

    /// <summary>People for which something in the assumed tier differs.</summary>
    public int Changed => Unpaid - Count(ImpactKind.Unchanged) - Count(ImpactKind.OtherTier);

    /// <summary>Those who would pay another amount than today.</summary>
    public int Repriced => Count(ImpactKind.Dearer) + Count(ImpactKind.Cheaper);

    public int Count(ImpactKind kind) => Kinds.GetValueOrDefault(kind);

    internal ImpactFigures With(ImpactFigures other) => new(
        People + other.People,
        Paid + other.Paid,
        Exempt + other.Exempt,
        Enum.GetValues<ImpactKind>().ToDictionary(kind => kind, kind => Count(kind) + other.Count(kind)),
        Before.With(other.Before),
        After.With(other.After));
}

/// <summary>What one funder pays, or one category gets, before and after.</summary>
/// <param name="Name">As the plan prints it; null for people who have no subsidy, or where no funder is printed.</param>
public sealed record ImpactShare(string? Name, int PeopleBefore, int PeopleAfter, Money SubsidyBefore, Money SubsidyAfter, Money SelfPayBefore, Money SelfPayAfter);

/// <summary>Everything about an impact but its places and people.</summary>
/// <param name="Seconds">How long the computation took.</param>
public sealed record ImpactSummary(ImpactFigures Figures, IReadOnlyList<ImpactShare> Funders, IReadOnlyList<ImpactShare> Categories, double Seconds);
