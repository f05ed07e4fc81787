using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>Prices invented people by the one assessment function, and remembers: thousands differ in nothing that a plan asks.</summary>
internal sealed class PaymentPrices(CurrentPlan plan)
{
    private readonly Dictionary<Question, FrozenPrice?> _known = [];

    /// <summary>The published plan that prices.</summary>
    public CurrentPlan Plan => plan;

    /// <summary>The price of the person in last year's tier, or in the lowest for who had none.</summary>
    /// <returns>Null where the plan gives no amount that could be taken.</returns>
    public FrozenPrice? Of(SyntheticPerson person, string residence, DateOnly day)
    {
        string[] identities = [.. person.Identities.Where(identity => identity.CertifiedOn <= day).Select(identity => identity.Category)];
        var tier = TierOf(person);
        // Of the birthday only what the plan takes for granted at the age, and a newborn's day, are part of the question.
        var age = RegisteredApplicant.AgeClass(plan.Plan, person.BornOn, day);
        var question = new Question(string.Join('|', identities), residence, person.LastCoveredTier is not null, tier, day, age.Presumed, age.Newborn);
        if (!_known.TryGetValue(question, out var price))
        {
            var applicant = RegisteredApplicant.Of(plan.Plan, new Registered(person.BornOn, identities, residence, person.HistoryBefore(plan.Plan.CoverageYear), Event: null, []), day);
            price = ContributionPricing.PriceOf(plan.Plan, applicant, tier, day) is { } priced
                ? new FrozenPrice(priced.Price, priced.Frozen.ToJson())
                : null;
            _known.Add(question, price);
        }

        return price;
    }

    private string TierOf(SyntheticPerson person) =>
        person.LastCoveredTier is { } last && plan.Plan.FindTier(last) is { } tier
            ? tier.Key
            : plan.Plan.Tiers.MinBy(candidate => candidate.Standard.Amount)!.Key;

    private readonly record struct Question(string Identities, string Residence, bool Renewal, string Tier, DateOnly Day, Presumed Presumed, DateOnly? Newborn);
}

/// <summary>A price with the assessment's text.</summary>
internal sealed record FrozenPrice(EnrollmentPrice Price, string Assessment);
