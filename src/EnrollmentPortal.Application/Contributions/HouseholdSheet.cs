using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Domain.Reviews;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>A household as the desk needs it: who lives there, who is covered, what each would pay today.</summary>
/// <param name="Village">The village's name.</param>
/// <param name="Book">The township whose receipt book is used.</param>
/// <param name="BookName">Its name.</param>
/// <param name="Today">The business date on which everything is priced.</param>
/// <param name="Plan">Null where nothing is published for the year: then nobody has quotes and no payment can be taken.</param>
/// <param name="Settled">The payment that was already recorded under the pending key; null when there is none.</param>
public sealed record HouseholdSheet(
    Guid Id,
    string Number,
    string HeadName,
    OrgCode Unit,
    string Village,
    string GroupName,
    string Address,
    OrgCode Book,
    string BookName,
    int CoverageYear,
    DateOnly Today,
    Plan? Plan,
    IReadOnlyList<MemberSheet> Members,
    RecordedReceipt? Settled)
{
    /// <summary>Members who should enrol here and have not.</summary>
    public IEnumerable<MemberSheet> Missing => Members.Where(member => member is { Enrolled: null, Exempt: null });

    /// <summary>What the plan says where only some of the household enrol; empty where it says nothing and asks nobody why.</summary>
    public IEnumerable<DecisionRow<NoticeOutcome>> Notices => Plan?.HouseholdNotices ?? [];

    /// <summary>The sheet with exemptions, and with reasons of prices and refusals, as far as the reader may know them.</summary>
    internal HouseholdSheet SeenBy(Actor actor, Household household)
    {
        if (actor.Role != Role.VillageCadre)
        {
            return this;
        }

        var people = household.Members.ToDictionary(person => person.Id);
        return this with { Members = [.. Members.Select(member => SeenMembers.SeenBy(member, actor, people[member.PersonId], Plan))] };
    }
}

/// <summary>A member with cover and prices.</summary>
/// <param name="Age">Whole years on the business date.</param>
/// <param name="Identities">The identities that count on the business date.</param>
/// <param name="LastYear">Whether the member was covered here in the year before the campaign's.</param>
/// <param name="LastTier">The tier of that year; null where the member was not covered, and where nobody knows.</param>
/// <param name="Enrolled">This year's enrolment; null while there is none.</param>
/// <param name="Exempt">Why the member need not enrol here; null for members who should.</param>
/// <param name="Quotes">One a tier, in printed order; empty for the enrolled, the exempt and those with a problem.</param>
/// <param name="Question">What must be asked before anything can be taken; null where nothing unknown decides.</param>
/// <param name="Unstated">Questions of the plan that the person could not answer: the price is what the plan asks without it.</param>
/// <param name="Problem">Why the member cannot be priced at all, such as an identity that the plan does not know.</param>
/// <param name="Review">The newest case about the member for the year that was not withdrawn; null where there is none.</param>
/// <param name="Reason">Why the member does not enrol; null where the plan does not ask for it, and for members who need not or may not enrol.</param>
public sealed record MemberSheet(
    Guid PersonId,
    string Name,
    Relation Relation,
    int Age,
    string MaskedIdNumber,
    IReadOnlyList<string> Identities,
    CoverState LastYear,
    string? LastTier,
    MemberEnrollment? Enrolled,
    Exemption? Exempt,
    IReadOnlyList<TierQuote> Quotes,
    MemberQuestion? Question,
    IReadOnlyList<Wording> Unstated,
    Error? Problem,
    MemberReview? Review,
    MemberReason? Reason)
{
    /// <summary>False where the plan refuses the member at any price, and where the member cannot be priced.</summary>
    public bool MayEnrol => Quotes.Any(quote => quote.Assessment.Verdict != Verdict.Refused);
}

/// <summary>未参保原因 of a member, where the plan asks for it because others of the household enrol without them.</summary>
/// <param name="Given">Null while nobody has said why.</param>
/// <param name="Latest">The newest answer on the books, which the next one corrects.</param>
public sealed record MemberReason(GivenReason? Given, Guid? Latest);

/// <summary>This year's enrolment, by the figures and clauses that were frozen with it.</summary>
/// <param name="ContributionId">Null where another township took the money before the person moved here; there is no receipt to open then.</param>
/// <param name="EntitledTo">Last day of benefits, inclusive; null when the plan gives none or does not print it.</param>
/// <param name="Frozen">The clauses as they were read out to the payer, whatever the plan says today.</param>
public sealed record MemberEnrollment(
    Guid? ContributionId,
    string ReceiptText,
    string Tier,
    DateOnly EnrolledOn,
    string RecordedBy,
    Money Standard,
    Money Subsidy,
    string? Category,
    string? Funder,
    Money SelfPay,
    Money GovernmentShare,
    DateOnly? EntitledFrom,
    DateOnly? EntitledTo,
    FrozenAssessment Frozen);

/// <summary>How far the case about a member has come.</summary>
/// <param name="AgeInDays">Since when it waits, or how long it waited.</param>
public sealed record MemberReview(Guid Id, ReviewState State, string AskedByName, DateOnly AskedOn, int AgeInDays);

/// <summary>What a member would pay today in a tier.</summary>
/// <param name="Repriced">What the version before would have asked, where the plan was changed and it is another amount.</param>
/// <param name="AwaitsAnswer">True while something that decides is not known: the figures are no price then.</param>
/// <param name="LeavingOut">The same where others of the household are left out: more notices, never another price. Null where the plan has none.</param>
/// <param name="IsWithheld">True where the reader may hear the price, or that there is none, and not by what row.</param>
public sealed record TierQuote(
    FeeTier Tier, Assessment Assessment, Repricing? Repriced = null, bool AwaitsAnswer = false, Assessment? LeavingOut = null, bool IsWithheld = false)
{
    /// <summary>False also while an answer is still to come: the figures are what would hold without it, and nobody is told them.</summary>
    public bool IsPriced => !AwaitsAnswer && Assessment.IsPriced;

    /// <summary>True when the desk may take the payment: nothing is to be asked, accepted, and every amount is known.</summary>
    public bool IsPayable => !AwaitsAnswer && Assessment.Verdict == Verdict.Accepted && Assessment is { TotalDue: not null, Standard: not null };
}
