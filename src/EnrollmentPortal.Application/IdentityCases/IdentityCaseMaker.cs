using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Opens a case where an identity began or ended for somebody who had paid, as the plan's table of changes provides.</summary>
internal sealed class IdentityCaseMaker
{
    // Stands for no category: the plan then knows that an ordinary resident's price was paid.
    private const string Ordinary = "普通居民";

    // Stands in place of a category where an answer was corrected; which answer, is in the register of facts, where not everybody sees it.
    private const string Answer = "办理情形";

    private readonly UnitOfWork _work;
    private readonly TermsBook _terms;
    private readonly Campaign _campaign;
    private readonly Dictionary<Guid, Enrollment> _enrolled;
    private readonly List<IdentityCase> _known;

    private IdentityCaseMaker(UnitOfWork work, TermsBook terms, Campaign campaign, Dictionary<Guid, Enrollment> enrolled, List<IdentityCase> known) =>
        (_work, _terms, _campaign, _enrolled, _known) = (work, terms, campaign, enrolled, known);

    /// <param name="work">The unit of work.</param>
    /// <param name="plans">Published plans.</param>
    /// <param name="campaign">The campaign whose payments are settled.</param>
    /// <param name="people">Everybody who may be asked about.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    public static async Task<IdentityCaseMaker> BeginAsync(
        UnitOfWork work, PlanBook plans, Campaign campaign, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var enrolled = await work.Enrollments.AsNoTracking().Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, cancellationToken);
        var known = await work.IdentityCases.Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId)).ToListAsync(cancellationToken);
        return new IdentityCaseMaker(work, await TermsBook.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken), campaign, enrolled, known);
    }

    /// <summary>Settles what was changed for one person.</summary>
    /// <param name="person">With his identities as they were before.</param>
    /// <param name="changed">What begins and ends.</param>
    /// <returns>The case; null where the person had not paid, or nothing is due.</returns>
    public IdentityCase? Settle(Person person, ChangedIdentities changed)
    {
        if (!_enrolled.TryGetValue(person.Id, out var enrollment) || _terms.PlanFor(person.OrgCode) is not { } plan)
        {
            return null;
        }

        foreach (var open in _known.Where(row => row.PersonId == person.Id && row.State == IdentityCaseState.Open && changed.Ended.Any(change => change.Category == row.Category)))
        {
            open.Withdraw();
        }

        var applicant = Applicant(plan, person, changed, enrollment);
        var isSettled = changed.RosterId is { } list && _known.Exists(row => row.RosterId == list && row.EnrollmentId == enrollment.Id);
        if (isSettled || Assessor.Check(plan, applicant, enrollment.Tier) is not null)
        {
            return null;
        }

        var assessment = Assessor.Assess(plan, applicant, enrollment.Tier, enrollment.EnrolledOn);
        return Open(person, enrollment, new Origin(changed.RosterId, changed.CertifiedBy, changed.Decisive.Category), assessment);
    }

    /// <summary>Settles an answer that is recorded for somebody who has paid, as something that was entered too late (信息录入滞后).</summary>
    /// <param name="person">With the answer.</param>
    /// <param name="before">The person without it.</param>
    /// <param name="recordedBy">Who records it.</param>
    /// <returns>The case; null where the person had not paid, the answer changes nothing, or nothing is due.</returns>
    public IdentityCase? SettleAnswer(Person person, Applicant before, string recordedBy)
    {
        if (!_enrolled.TryGetValue(person.Id, out var enrollment) || _terms.PlanFor(person.OrgCode) is not { } plan)
        {
            return null;
        }

        var after = RegisteredApplicant.Of(plan, person, _work.Today);
        if (Assessor.Check(plan, after, enrollment.Tier) is not null || Told(before) == Told(after))
        {
            return null;
        }

        var late = after with
        {
            Circumstances = after.Circumstances with { PaidBefore = enrollment.SelfPayFen, PaidAs = enrollment.SubsidyCategory ?? Ordinary, DataLate = true },
        };
        var assessment = Assessor.Assess(plan, late, enrollment.Tier, enrollment.EnrolledOn);
        return Open(person, enrollment, new Origin(RosterId: null, recordedBy, Answer), assessment);

        Outcome Told(Applicant applicant) => Outcome.Of(Assessor.Assess(plan, applicant, enrollment.Tier, enrollment.EnrolledOn));
    }

    /// <summary>The person as the plan sees them now; null where no plan is published.</summary>
    public Applicant? ApplicantOf(Person person) => _terms.PlanFor(person.OrgCode) is { } plan ? RegisteredApplicant.Of(plan, person, _work.Today) : null;

    private IdentityCase? Open(Person person, Enrollment enrollment, Origin origin, Assessment assessment)
    {
        if (assessment.Later is not { Rule: not SettlementRule.Nothing, Amount: not { IsZero: true } } later)
        {
            return null;
        }

        var clauses = string.Join(' ', assessment.Reasons.Where(reason => reason.Kind == ReasonKind.Change).Select(reason => reason.RuleId).Distinct());
        var opened = new IdentityCase(
            Guid.CreateVersion7(), person, enrollment,
            new IdentitySettlement(origin.RosterId, origin.CertifiedBy, assessment.Grant?.Funder, origin.Category, later, clauses, _work.Today));
        _work.IdentityCases.Add(opened);
        return opened;
    }

    private sealed record Origin(Guid? RosterId, string CertifiedBy, string Category);

    private Applicant Applicant(Plan plan, Person person, ChangedIdentities changed, Enrollment enrollment)
    {
        var (known, decisive) = (RegisteredApplicant.Of(plan, person, _work.Today), changed.Decisive);
        return known with
        {
            Identities =
            [
                .. known.Identities.Except(changed.Ended.Select(change => change.Category)).Union(changed.Begun.Select(change => change.Category)),
            ],
            Circumstances = known.Circumstances with
            {
                PaidBefore = enrollment.SelfPayFen,
                PaidAs = enrollment.SubsidyCategory ?? Ordinary,
                CertifiedOn = decisive.Begins ? decisive.CertifiedOn ?? changed.On : null,
                RemovedOn = decisive.Begins ? null : decisive.Day.AddDays(1),
            },
        };
    }
}
