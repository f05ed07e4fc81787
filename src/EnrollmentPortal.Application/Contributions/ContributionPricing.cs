using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>A member with the price of the chosen tier.</summary>
/// <param name="Categories">The identities that counted, for the counters of the key groups.</param>
/// <param name="Frozen">The assessment as it is kept with the enrolment.</param>
internal sealed record PricedLine(Person Person, EnrollmentPrice Price, IReadOnlyList<string> Categories, FrozenAssessment Frozen)
{
    /// <summary>What changes hands for this member.</summary>
    public Money Due => Price.Total;
}

/// <summary>A price that can be taken, with the assessment as it is kept.</summary>
internal sealed record PricedTier(EnrollmentPrice Price, FrozenAssessment Frozen);

/// <summary>All lines and what changes hands.</summary>
internal sealed record PricedContribution(IReadOnlyList<PricedLine> Lines, Money Total);

/// <summary>Prices every line by the one assessment function and compares the total with what the clerk saw.</summary>
internal static class ContributionPricing
{
    /// <param name="desk">Where it is paid.</param>
    /// <param name="command">What the clerk saw.</param>
    /// <param name="leavesOthersOut">Somebody of the household who should enrol is not paid for: it is noticed and changes no price.</param>
    public static Result<PricedContribution> Price(Desk desk, RecordContributionCommand command, bool leavesOthersOut)
    {
        var lines = new List<PricedLine>();
        foreach (var line in command.Lines)
        {
            var priced = Price(desk, line, leavesOthersOut);
            if (priced.IsError)
            {
                return priced.Error;
            }

            lines.Add(priced.Value);
        }

        var total = lines.Sum(line => line.Due);
        return total == command.ExpectedTotal
            ? new PricedContribution(lines, total)
            : ContributionErrors.PriceChanged(command.ExpectedTotal, total);
    }

    private static Result<PricedLine> Price(Desk desk, ContributionLine line, bool leavesOthersOut)
    {
        if (desk.Household.Members.FirstOrDefault(member => member.Id == line.PersonId) is not { } person)
        {
            return ContributionErrors.PersonNotFound;
        }

        if (person.Exemption is not null)
        {
            return ContributionErrors.Exempt(person.Name);
        }

        if (desk.Plan.Plan.FindTier(line.Tier) is null)
        {
            return ContributionErrors.NotPayable(person.Name, line.Tier);
        }

        var applicant = RegisteredApplicant.Of(desk.Plan.Plan, person, desk.Work.Today) with { LeavesOthersOut = leavesOthersOut };
        if (OpenQuestion.Of(desk.Plan.Plan, applicant, desk.Work.Today) is not null)
        {
            return ContributionErrors.QuestionOpen(person.Name);
        }

        return PriceOf(desk.Plan.Plan, applicant, line.Tier, desk.Work.Today) is { } price
            ? Expected(line, new PricedLine(person, price.Price, applicant.Identities, Noted(desk, person, price.Frozen)))
            : ContributionErrors.NotPayable(person.Name, line.Tier);
    }

    private static FrozenAssessment Noted(Desk desk, Person person, FrozenAssessment frozen) =>
        UnstatedAnswers.Of(desk.Plan.Plan, person, desk.Work.Today) is { Count: > 0 } unstated ? frozen with { Unstated = unstated } : frozen;

    private static Result<PricedLine> Expected(ContributionLine line, PricedLine priced) =>
        line.ExpectedDue is { } expected && expected != priced.Due
            ? ContributionErrors.LinePriceChanged(priced.Person.Name, expected, priced.Due)
            : priced;

    /// <returns>Null where the plan knows no such tier or identity, refuses the person on the day, needs a decision, prints no amount, or
    /// depends on something that nobody knows of the person.</returns>
    internal static PricedTier? PriceOf(Plan plan, Applicant applicant, string tier, DateOnly day)
    {
        if (Assessor.Check(plan, applicant, tier) is not null || OpenQuestion.Of(plan, applicant, day) is not null)
        {
            return null;
        }

        var assessment = Assessor.Assess(plan, applicant, tier, day);
        return assessment is { Verdict: Verdict.Accepted, TotalDue: not null, Standard: not null }
            ? new PricedTier(Freeze(tier, assessment), FrozenAssessment.Of(assessment))
            : null;
    }

    private static EnrollmentPrice Freeze(string tier, Assessment assessment) => new(
        tier,
        assessment.Route,
        assessment.Standard!.Value,
        assessment.Subsidy ?? Money.Zero,
        assessment.Grant?.Category,
        assessment.Grant?.Funder,
        assessment.SelfPay!.Value,
        assessment.GovernmentShare.Amount ?? Money.Zero,
        assessment.BuyBack,
        assessment.Entitlement.Start,
        assessment.Entitlement.End);
}
