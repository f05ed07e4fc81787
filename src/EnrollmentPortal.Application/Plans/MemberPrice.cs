using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans;

/// <summary>One person's price in every tier, by the one assessment function.</summary>
/// <param name="Tiers">In printed order; empty where the plan does not know one of the person's identities.</param>
/// <param name="Assumed">The one that an estimate counts.</param>
/// <param name="ByLastYear">True when that is the tier of the year before.</param>
/// <param name="Question">What must be known first; null where nothing unknown decides.</param>
internal sealed record MemberPrice(IReadOnlyList<Assessment> Tiers, Assessment? Assumed, bool ByLastYear, OpenQuestion? Question = null)
{
    /// <summary>What the cashier would take; null where it cannot be told.</summary>
    public Money? Due => Assumed is { Verdict: Verdict.Accepted } assessment ? assessment.TotalDue : null;

    public static MemberPrice Of(Plan plan, Person person, DateOnly today) => Of(
        plan,
        RegisteredApplicant.Of(plan, person, today),
        person.CoverOf(plan.CoverageYear - 1),
        today);

    /// <param name="lastTier">The tier of the year before; null for a person who was not covered then.</param>
    public static MemberPrice Of(Plan plan, Applicant applicant, string? lastTier, DateOnly today)
    {
        if (Assessor.Check(plan, applicant, tier: null) is not null)
        {
            return new MemberPrice([], Assumed: null, ByLastYear: false);
        }

        var question = OpenQuestion.Of(plan, applicant, today);
        IReadOnlyList<Assessment> priced = Assessor.PriceList(plan, applicant, today);
        // While somebody has to be asked first there is no price to tell.
        var tiers = question is null ? priced : [.. priced.Select(price => price with { Verdict = Verdict.Review, Subsidy = null, Grant = null, SelfPay = null })];
        var last = lastTier is null ? null : tiers.FirstOrDefault(price => price.Tier == lastTier);
        return new MemberPrice(tiers, last ?? Lowest(tiers), ByLastYear: last is not null, question);
    }

    // A tier whose standard is not printed cannot be called the lowest.
    private static Assessment? Lowest(IReadOnlyList<Assessment> tiers) =>
        tiers.Where(price => price.Standard is not null).MinBy(price => price.Standard) ?? (tiers is [var first, ..] ? first : null);
}
