using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Enrollments;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Policies;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Opens a case where an identity began or ended for somebody who had paid, as the plan's table of changes provides.</summary>
internal sealed class IdentityCaseMaker
{
    // Stands for no category: the plan then knows that an ordinary resident's price was paid.
    private const string Ordinary = "普通居民";

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
        return assessment.Later is { Rule: not SettlementRule.Nothing, Amount: not { IsZero: true } } ? Open(person, enrollment, changed, assessment) : null;
    }

    private IdentityCase Open(Person person, Enrollment enrollment, ChangedIdentities changed, Assessment assessment)
    {
        var clauses = string.Join(' ', assessment.Reasons.Where(reason => reason.Kind == ReasonKind.Change).Select(reason => reason.RuleId).Distinct());
        var opened = new IdentityCase(
            Guid.CreateVersion7(), person, enrollment,
            new IdentitySettlement(changed.RosterId, changed.CertifiedBy, assessment.Grant?.Funder, changed.Decisive.Category, assessment.Later!, clauses, _work.Today));
        _work.IdentityCases.Add(opened);
        return opened;
    }

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
