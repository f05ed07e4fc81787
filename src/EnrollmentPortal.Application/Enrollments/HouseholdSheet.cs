using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using EnrollmentPortal.Domain.Reviews;

namespace EnrollmentPortal.Application.Enrollments;

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
}

/// <summary>A member with his cover and his prices.</summary>
/// <param name="Age">Whole years on the business date.</param>
/// <param name="Identities">The identities that count on the business date.</param>
/// <param name="LastYear">Whether he was covered here in the year before the campaign's.</param>
/// <param name="LastTier">The tier of that year; null where he was not covered, and where nobody knows.</param>
/// <param name="Enrolled">This year's enrolment; null while there is none.</param>
/// <param name="Exempt">Why he need not enrol here; null for everybody who should.</param>
/// <param name="Quotes">One a tier, in printed order; empty for the enrolled, the exempt and those with a problem.</param>
/// <param name="Question">What must be asked before anything can be taken; null where nothing unknown decides.</param>
/// <param name="Problem">Why he cannot be priced at all, such as an identity that the plan does not know.</param>
/// <param name="Review">The newest case about him for the year that was not withdrawn; null where there is none.</param>
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
    MemberExemption? Exempt,
    IReadOnlyList<TierQuote> Quotes,
    MemberQuestion? Question,
    Error? Problem,
    MemberReview? Review);

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

/// <summary>Why a member need not enrol here.</summary>
public sealed record MemberExemption(ExemptionReason Reason, string? Note, DateOnly? Since);

/// <summary>What a member would pay today in a tier.</summary>
/// <param name="Repriced">What the version before would have asked, where the plan was changed and it is another amount.</param>
/// <param name="AwaitsAnswer">True while something that decides is not known: the figures are no price then.</param>
public sealed record TierQuote(FeeTier Tier, Assessment Assessment, Repricing? Repriced = null, bool AwaitsAnswer = false)
{
    /// <summary>True when the desk may take the payment: nothing is to be asked, accepted, and every amount is known.</summary>
    public bool IsPayable => !AwaitsAnswer && Assessment.Verdict == Verdict.Accepted && Assessment is { TotalDue: not null, Standard: not null };
}
