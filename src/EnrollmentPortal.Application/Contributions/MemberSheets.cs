using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Draws up the members of one household.</summary>
internal sealed class MemberSheets(
    CurrentPlan? current,
    int coverageYear,
    DateOnly today,
    IReadOnlyDictionary<Guid, MemberEnrollment> enrolled,
    IReadOnlyDictionary<Guid, CoverageElsewhere> elsewhere)
{
    /// <summary>The head first, then the family from the closest relation, the eldest first.</summary>
    public IReadOnlyList<MemberSheet> Of(IEnumerable<Person> members) =>
        [.. members.OrderBy(person => person.Relation).ThenBy(person => person.BornOn).ThenBy(person => person.Id).Select(Of)];

    /// <param name="row">The enrolment.</param>
    /// <param name="payment">Null where the money was taken by a township outside the scope, before the person moved here.</param>
    /// <param name="coverageYear">The campaign's.</param>
    public static MemberEnrollment Enrolled(Enrollment row, Contribution? payment, int coverageYear) => new(
        payment?.Id,
        payment?.ReceiptText(coverageYear) ?? string.Empty,
        row.Tier,
        row.EnrolledOn,
        payment?.RecordedByName ?? string.Empty,
        row.Standard,
        row.Subsidy,
        row.SubsidyCategory,
        row.SubsidyFunder,
        row.SelfPay,
        row.GovernmentShare,
        row.EntitledFrom,
        row.EntitledTo,
        FrozenAssessment.Parse(row.Assessment));

    private MemberSheet Of(Person person)
    {
        var cover = enrolled.GetValueOrDefault(person.Id);
        var priced = cover is null && person.Exemption is null ? current?.Plan : null;
        var applicant = priced is null ? null : RegisteredApplicant.Of(priced, person, today);
        var problem = elsewhere.TryGetValue(person.Id, out var other)
            ? ContributionErrors.EnrolledElsewhere(person.Name, other)
            : applicant is null ? null : Assessor.Check(priced!, applicant, tier: null);
        var isPriced = applicant is not null && problem is null;
        var question = isPriced ? MemberQuestion.Of(priced!, applicant!, person, today) : null;
        var sheet = new MemberSheet(
            person.Id,
            person.Name,
            person.Relation,
            Age.On(person.BornOn, today),
            person.IdNumberMasked,
            [.. person.Identities.Where(identity => identity.IsCurrentOn(today)).Select(identity => identity.Category)],
            person.History.Of(coverageYear - 1, person.BornOn),
            person.CoverOf(coverageYear - 1),
            cover,
            person.Exemption,
            isPriced ? Quotes(priced!, applicant!, question) : [],
            question,
            isPriced ? UnstatedAnswers.Of(priced!, person, today) : [],
            problem,
            person.Reviews.Latest(coverageYear) is { } review
                ? new MemberReview(review.Id, review.State, review.AskedByName, review.AskedOn, Math.Max(0, (review.DecidedOn ?? today).DayNumber - review.AskedOn.DayNumber))
                : null,
            Reason: null);
        return sheet.MayEnrol && priced!.HouseholdNotices.Any() ? sheet with { Reason = ReasonOf(person) } : sheet;
    }

    private MemberReason ReasonOf(Person person) =>
        new(GivenReason.Of(person, coverageYear, today), person.Facts.Latest(FactKind.NotEnrolling)?.Id);

    private List<TierQuote> Quotes(Plan priced, Applicant applicant, MemberQuestion? question) =>
    [
        .. priced.Tiers.Zip(
            Assessor.PriceList(priced, applicant, today),
            (tier, assessment) => new TierQuote(
                tier, assessment, Repricing.Of(current?.Replaced?.Plan, applicant, assessment, today), question is not null, LeavingOut(priced, applicant, tier))),
    ];

    private Assessment? LeavingOut(Plan priced, Applicant applicant, FeeTier tier) =>
        priced.HouseholdNotices.Any() ? Assessor.Assess(priced, applicant with { LeavesOthersOut = true }, tier.Key, today) : null;
}
