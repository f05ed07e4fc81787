using EnrollmentPortal.Domain.Assessments.Running;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>核定: the one function behind every price that the portal shows.</summary>
/// <remarks>Pure: the same plan, person and dates always give the same result. It knows no county; all differences are in the plan.</remarks>
public static class Assessor
{
    /// <summary>Assesses one person for one payment.</summary>
    /// <param name="plan">The plan of the person's unit and coverage year.</param>
    /// <param name="applicant">The person.</param>
    /// <param name="tier">Key of the chosen tier; may be null where the plan has one tier or nothing is paid.</param>
    /// <param name="paidOn">Day of payment, or of import or zero declaration; null where there is none.</param>
    /// <param name="arrivedOn">Day the money arrived; null means the day of payment. It counts only where the plan says 到账.</param>
    /// <exception cref="ArgumentException">The plan has no such tier or identity, or an event has no day; ask <see cref="Check"/> first where input is free.</exception>
    public static Assessment Assess(Plan plan, Applicant applicant, string? tier, DateOnly? paidOn, DateOnly? arrivedOn = null)
    {
        if (Check(plan, applicant, tier) is { } error)
        {
            throw new ArgumentException($"The plan {plan.Unit}/{plan.CoverageYear} cannot price this: {error}.", nameof(applicant));
        }

        var chosen = tier is not null ? plan.FindTier(tier) : plan.Tiers is [var single] ? single : null;
        return AssessmentRun.Assess(plan, WithEventDay(applicant), chosen, paidOn, arrivedOn);
    }

    /// <summary>The person's price in every tier of the plan, in printed order.</summary>
    public static IReadOnlyList<Assessment> PriceList(Plan plan, Applicant applicant, DateOnly? paidOn) =>
        [.. plan.Tiers.Select(tier => Assess(plan, applicant, tier.Key, paidOn))];

    /// <summary>What the plan does not know about the input; null when it can be assessed.</summary>
    public static Error? Check(Plan plan, Applicant applicant, string? tier)
    {
        if (tier is not null && plan.FindTier(tier) is null)
        {
            return AssessmentErrors.UnknownTier(tier);
        }

        // Only a birth takes its day from the birth date.
        if (applicant.Circumstances.Event is { } happened && happened.On == default
            && (happened.Kind != LifeEventKind.Newborn || applicant.BornOn is null))
        {
            return CircumstancesErrors.EventWithoutDay;
        }

        foreach (var identity in applicant.Identities)
        {
            if (plan.FindCategory(identity) is null)
            {
                return AssessmentErrors.UnknownIdentity(identity);
            }
        }

        return null;
    }

    private static Applicant WithEventDay(Applicant applicant) =>
        applicant is { BornOn: { } born, Circumstances.Event: { Kind: LifeEventKind.Newborn } birth } && birth.On == default
            ? applicant with { Circumstances = applicant.Circumstances with { Event = birth with { On = born } } }
            : applicant;
}
