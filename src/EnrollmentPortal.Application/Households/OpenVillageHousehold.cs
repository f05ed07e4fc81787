using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>How a member stands in the campaign.</summary>
public enum MemberState
{
    /// <summary>Should enrol and has not.</summary>
    Missing,

    /// <summary>Enrolled for the campaign's year.</summary>
    Enrolled,

    /// <summary>Need not enrol here.</summary>
    Exempt,
}

/// <summary>A member as the village list shows them: no payment, and no ID number for a cadre.</summary>
/// <param name="MaskedIdNumber">Only for readers who may ask for the whole one; null for the others.</param>
/// <param name="Age">Completed years on the business date.</param>
/// <param name="Identities">Categories that count today, as the plan prints them.</param>
/// <param name="Enrolled">Tier and day, when enrolled.</param>
/// <param name="Exempt">As far as the reader may know it; null for members who should enrol.</param>
/// <param name="CoveredLastYear">The tier of the year before; null for a member who was not enrolled then.</param>
/// <param name="Reason">Why a missing member has not enrolled; null for the others and where nobody has said.</param>
/// <param name="Prices">What a missing member would pay today, one line a tier; empty for the others and where no plan is published.</param>
public sealed record VillageMember(
    Guid Id,
    string Name,
    Relation Relation,
    int Age,
    string? MaskedIdNumber,
    string? Phone,
    IReadOnlyList<string> Identities,
    EnrolledAs? Enrolled,
    Exemption? Exempt,
    string? CoveredLastYear,
    GivenReason? Reason,
    IReadOnlyList<TierPrice> Prices)
{
    /// <summary>Exactly one of the three, in the order in which the list counts.</summary>
    public MemberState State => (Enrolled, Exempt) switch
    {
        (not null, _) => MemberState.Enrolled,
        (null, not null) => MemberState.Exempt,
        (null, null) => MemberState.Missing,
    };
}

/// <summary>A member's price in one tier.</summary>
/// <param name="Tier">The tier's name in the plan.</param>
/// <param name="Due">What the cashier would take; null where the plan gives no price.</param>
/// <param name="SubsidyCategory">The identity that pays the rest; null without a subsidy.</param>
/// <param name="Repriced">What the version before would have asked, where the plan was changed and it is another amount.</param>
/// <param name="Asked">What must be known before there is a price; null where nothing unknown decides.</param>
public sealed record TierPrice(Wording Tier, Verdict Verdict, Money? Due, string? SubsidyCategory, Repricing? Repriced = null, FactKind? Asked = null);

/// <summary>The enrolment of a member.</summary>
public sealed record EnrolledAs(string Tier, DateOnly On);

/// <summary>A household opened in the village list.</summary>
public sealed record OpenedHousehold(
    Guid Id, string Number, string HeadName, string GroupName, string Address, string? Phone, IReadOnlyList<VillageMember> Members);

/// <summary>Opens a household for the village list: members with their state and why.</summary>
public sealed class OpenVillageHousehold(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The household and its members, or <see cref="RegistryErrors.HouseholdNotFound"/>.</returns>
    public async Task<Result<OpenedHousehold>> ExecuteAsync(Guid household, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var found = await work.Households.AsNoTracking()
            .WithMembersAndFacts()
            .FirstOrDefaultAsync(row => row.Id == household, cancellationToken);
        if (found is null)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var view = await ViewAsync(work, found, actor, cancellationToken);
        var members = found.Members.Select(person => Describe(person, view))
            .OrderBy(member => member.State).ThenBy(member => member.Relation).ThenByDescending(member => member.Age)
            .ToList();
        return new OpenedHousehold(found.Id, found.Number, found.HeadName, found.GroupName, found.Address, PhoneOf(found), members);
    }

    // It stands beside the head's name; a number that somebody living shares with a dead head stands beside the living one's.
    private static string? PhoneOf(Household household) =>
        household.Members.Any(person => person is { Relation: Relation.Head, Exemption.Reason: ExemptionReason.Deceased }) ? null : household.ContactPhone;

    private async Task<HouseholdView> ViewAsync(UnitOfWork work, Household household, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var plan = campaign is null ? null : await plans.ForAsync(work, household.OrgCode, campaign.CoverageYear, cancellationToken);
        // By person, not by household: a person who moved here was perhaps paid for elsewhere.
        var members = household.Members.Select(person => person.Id).ToList();
        var enrolled = campaign is null ? [] : await work.Enrollments.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && members.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => new EnrolledAs(row.Tier, row.EnrolledOn), cancellationToken);
        return new HouseholdView(campaign?.CoverageYear, plan, enrolled, work.Today, actor);
    }

    private static VillageMember Describe(Person person, HouseholdView view)
    {
        var enrolled = view.Enrolled.GetValueOrDefault(person.Id);
        var missing = enrolled is null && person.Exemption is null;
        return new VillageMember(
            person.Id,
            person.Name,
            person.Relation,
            Age.On(person.BornOn, view.Today),
            view.Reader.Has(Grant.RevealIdNumber) ? person.IdNumberMasked : null,
            person.Exemption?.Reason == ExemptionReason.Deceased ? null : person.Phone,
            [.. person.Identities.Where(identity => identity.IsCurrentOn(view.Today)).Select(identity => identity.Category)],
            enrolled,
            person.Exemption?.SeenBy(view.Reader),
            view.CoverageYear is { } year ? person.CoverOf(year - 1) : null,
            missing && view.CoverageYear is { } current ? GivenReason.Of(person, current, view.Today) : null,
            missing && view.Plan is { } plan ? Prices(plan, person, view.Today) : []);
    }

    private static List<TierPrice> Prices(CurrentPlan current, Person person, DateOnly today)
    {
        var (applicant, prices) = (RegisteredApplicant.Of(current.Plan, person, today), MemberPrice.Of(current.Plan, person, today));
        return
        [
            .. prices.Tiers
                .Select(price => new TierPrice(
                    current.Plan.FindTier(price.Tier!)!.Name,
                    price.Verdict,
                    price.Verdict == Verdict.Accepted ? price.TotalDue : null,
                    price.Grant?.Category,
                    Repricing.Of(current.Replaced?.Plan, applicant, price, today),
                    prices.Question?.Kind)),
        ];
    }

    /// <summary>By what a household is described: the campaign's year, plan and enrolments, the day, and who reads it.</summary>
    private sealed record HouseholdView(
        int? CoverageYear, CurrentPlan? Plan, Dictionary<Guid, EnrolledAs> Enrolled, DateOnly Today, Actor Reader);
}
