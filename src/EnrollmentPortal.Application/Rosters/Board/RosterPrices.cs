using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>What a difference does to a person's price.</summary>
/// <param name="Tier">The tier that was paid, else that of the year before, else the first.</param>
/// <param name="SubsidyBefore">Null where the plan prints none or cannot price the person.</param>
/// <param name="Paid">What an enrolled person has paid out of their own pocket; null for people who are not enrolled.</param>
public sealed record RosterPrice(string Tier, Money? SubsidyBefore, Money? SubsidyAfter, Money? SelfPayBefore, Money? SelfPayAfter, Money? Paid)
{
    /// <summary>Had a subsidy, of an amount that is printed or not, and has none any more.</summary>
    public bool LosesSubsidy { get; init; }

    /// <summary>Gains, loses or gets another subsidy.</summary>
    public bool Changes => SubsidyBefore != SubsidyAfter || SelfPayBefore != SelfPayAfter;
}

/// <summary>Prices people with the identities before and after a roster, by the one assessment function.</summary>
internal sealed class RosterPrices(UnitOfWork work, PlanCache plans)
{
    public async Task<IReadOnlyList<RosterDifference>> PriceAsync(Roster roster, IReadOnlyList<RosterDifference> differences, CancellationToken cancellationToken)
    {
        if (differences.Count == 0 || await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return differences;
        }

        var ids = differences.Select(difference => difference.PersonId).ToList();
        var terms = await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken);
        var people = await work.People.AsNoTracking().WithFacts().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var paid = await work.Enrollments.AsNoTracking().Where(row => row.CampaignId == campaign.Id && ids.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => new Payment(row.Tier, row.SelfPay, row.EnrolledOn), cancellationToken);
        return
        [
            .. differences.Select(difference => terms.PlanFor(people[difference.PersonId].OrgCode) is { } plan
                ? difference with { Price = Of(plan, people[difference.PersonId], roster, difference, paid.GetValueOrDefault(difference.PersonId)) }
                : difference),
        ];
    }

    private RosterPrice? Of(Plan plan, Person person, Roster roster, RosterDifference difference, Payment? payment)
    {
        var now = RegisteredApplicant.Of(plan, person, work.Today);
        // What other departments certified stands beside it; this list's own categories are told by the difference.
        var others = person.Identities.Where(identity => identity.IsCurrentOn(work.Today) && !(identity.CertifiedBy == roster.Department && roster.Categories.Contains(identity.Category)))
            .Select(identity => identity.Category).ToList();
        var (before, after) = (now with { Identities = [.. others.Union(difference.Before)] }, now with { Identities = [.. others.Union(difference.After)] });
        if (Assessor.Check(plan, before, payment?.Tier) is not null || Assessor.Check(plan, after, payment?.Tier) is not null)
        {
            return null;
        }

        var tier = payment?.Tier ?? (person.CoverOf(plan.CoverageYear - 1) is { } last && plan.FindTier(last) is not null ? last : plan.Tiers[0].Key);
        // People who have paid are compared by the day on which they paid: a window that has closed since changes nothing for them.
        var day = payment?.On ?? work.Today;
        var (old, next) = (Assessor.Assess(plan, before, tier, day), Assessor.Assess(plan, after, tier, day));
        return new RosterPrice(tier, old.Subsidy, next.Subsidy, old.SelfPay, next.SelfPay, payment?.SelfPay)
        {
            LosesSubsidy = IsSubsidised(plan, before, tier) && !IsSubsidised(plan, after, tier),
        };
    }

    // Whether a person has a subsidy is no matter of the day: after the first window a plan may price people in a category alone. An amount
    // that is not printed is a subsidy all the same.
    private static bool IsSubsidised(Plan plan, Applicant person, string tier) =>
        Assessor.Assess(plan, person, tier, plan.Windows[0].Days.From).Subsidy is not { IsZero: true };

    private sealed record Payment(string Tier, Money SelfPay, DateOnly On);
}
