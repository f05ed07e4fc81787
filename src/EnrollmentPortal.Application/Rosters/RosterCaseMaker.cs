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
internal sealed class RosterCaseMaker
{
    // Stands for no category: the plan then knows that an ordinary resident's price was paid.
    private const string Ordinary = "普通居民";

    private readonly UnitOfWork _work;
    private readonly TermsBook _terms;
    private readonly Campaign _campaign;
    private readonly Dictionary<Guid, Enrollment> _enrolled;
    private readonly List<RosterCase> _known;

    private RosterCaseMaker(UnitOfWork work, TermsBook terms, Campaign campaign, Dictionary<Guid, Enrollment> enrolled, List<RosterCase> known) =>
        (_work, _terms, _campaign, _enrolled, _known) = (work, terms, campaign, enrolled, known);

    /// <param name="work">The unit of work.</param>
    /// <param name="plans">Published plans.</param>
    /// <param name="campaign">The campaign whose payments are settled.</param>
    /// <param name="people">Everybody who may be asked about.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    public static async Task<RosterCaseMaker> BeginAsync(
        UnitOfWork work, PlanBook plans, Campaign campaign, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var enrolled = await work.Enrollments.AsNoTracking().Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, cancellationToken);
        var known = await work.RosterCases.Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId)).ToListAsync(cancellationToken);
        return new RosterCaseMaker(work, await TermsBook.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken), campaign, enrolled, known);
    }

    /// <summary>Settles what one roster changed for one person.</summary>
    /// <param name="person">With his identities as they were before.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="dues">What it changes for him.</param>
    public void Settle(Person person, Roster roster, IReadOnlyList<RosterDue> dues)
    {
        if (!_enrolled.TryGetValue(person.Id, out var enrollment) || _terms.PlanFor(person.OrgCode) is not { } plan)
        {
            return;
        }

        var ended = dues.Where(due => due.IdentityId is not null).ToList();
        foreach (var open in _known.Where(row => row.PersonId == person.Id && row.State == RosterCaseState.Open && ended.Exists(due => due.Category == row.Category)))
        {
            open.Withdraw();
        }

        // Whoever goes from one category to another is certified anew; only who is left without is taken off.
        var decisive = dues.FirstOrDefault(due => due.IdentityId is null) ?? dues[0];
        var applicant = Applicant(person, roster, enrollment, dues, decisive);
        if (_known.Exists(row => row.RosterId == roster.Id && row.EnrollmentId == enrollment.Id) || Assessor.Check(plan, applicant, enrollment.Tier) is not null)
        {
            return;
        }

        var assessment = Assessor.Assess(plan, applicant, enrollment.Tier, enrollment.EnrolledOn);
        if (assessment.Later is { Rule: not SettlementRule.Nothing, Amount: not { IsZero: true } } later)
        {
            var clauses = string.Join(' ', assessment.Reasons.Where(reason => reason.Kind == ReasonKind.Change).Select(reason => reason.RuleId).Distinct());
            _work.RosterCases.Add(new RosterCase(
                Guid.CreateVersion7(), roster, person, enrollment, new RosterSettlement(decisive.Category, later, clauses, _work.Today)));
        }
    }

    private Applicant Applicant(Person person, Roster roster, Enrollment enrollment, IReadOnlyList<RosterDue> dues, RosterDue decisive)
    {
        var known = Applicants.Of(person, _campaign.CoverageYear, _work.Today);
        var gone = dues.Where(due => due.IdentityId is not null).Select(due => due.Category);
        var come = dues.Where(due => due.IdentityId is null).Select(due => due.Category);
        return known with
        {
            Identities = [.. known.Identities.Except(gone).Union(come)],
            Circumstances = known.Circumstances with
            {
                PaidBefore = enrollment.SelfPayFen,
                PaidAs = enrollment.SubsidyCategory ?? Ordinary,
                CertifiedOn = decisive.IdentityId is null ? decisive.CertifiedOn ?? roster.SentOn : null,
                RemovedOn = decisive.IdentityId is null ? null : decisive.Day.AddDays(1),
            },
        };
    }
}
