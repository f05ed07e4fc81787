using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Prices;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Opens a case where an identity began or ended for a person who had paid, as the plan's table of changes provides, or where an answer was
/// corrected; ends the one whose reason has gone.</summary>
internal sealed class IdentityCaseFactory
{
    // Stands for no category: the plan then knows that an ordinary resident's price was paid.
    private const string Ordinary = "普通居民";

    private readonly UnitOfWork _work;
    private readonly TermsLookup _terms;
    private readonly Campaign _campaign;
    private readonly Dictionary<Guid, Enrollment> _enrolled;
    private readonly List<IdentityCase> _known;
    private readonly List<IdentityCase> _withdrawn = [];

    private IdentityCaseFactory(UnitOfWork work, TermsLookup terms, Campaign campaign, Dictionary<Guid, Enrollment> enrolled, List<IdentityCase> known) =>
        (_work, _terms, _campaign, _enrolled, _known) = (work, terms, campaign, enrolled, known);

    /// <param name="work">The unit of work.</param>
    /// <param name="plans">Published plans.</param>
    /// <param name="campaign">The campaign whose payments are settled.</param>
    /// <param name="people">Everybody who may be asked about.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    public static async Task<IdentityCaseFactory> BeginAsync(
        UnitOfWork work, PlanCache plans, Campaign campaign, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        // An official may be deciding one of them; the second transaction sees what became of it.
        Guid[] ids = [.. people];
        await work.Database.ExecuteSqlAsync(
            $"select from identity_case where tenant_id = {work.TenantId} and campaign_id = {campaign.Id} and person_id = any({ids}) order by id for update", cancellationToken);
        var enrolled = await work.Enrollments.AsNoTracking().Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, cancellationToken);
        var known = await work.IdentityCases.Where(row => row.CampaignId == campaign.Id && people.Contains(row.PersonId)).ToListAsync(cancellationToken);
        return new IdentityCaseFactory(work, await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken), campaign, enrolled, known);
    }

    /// <summary>Settles what was changed for one person.</summary>
    /// <param name="person">With the identities as they were before.</param>
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
            Withdraw(open);
        }

        var applicant = Applicant(plan, person, changed, enrollment);
        var isSettled = changed.RosterId is { } list && _known.Exists(row => row.RosterId == list && row.EnrollmentId == enrollment.Id);
        if (isSettled || Assessor.Check(plan, applicant, enrollment.Tier) is not null)
        {
            return null;
        }

        var assessment = Assessor.Assess(plan, applicant, enrollment.Tier, enrollment.EnrolledOn);
        return assessment.Later is { Rule: not SettlementRule.Nothing, Amount: not { IsZero: true } }
            ? Open(person, enrollment, new CaseOrigin(changed.RosterId, changed.CertifiedBy, changed.Decisive.Category), assessment)
            : null;
    }

    /// <summary>Settles the answers that were recorded for somebody since they paid. They are looked at together: one case stands while verdict, price
    /// or dates are others than with the answers at the payment, or than was confirmed since.</summary>
    /// <param name="person">With the answer.</param>
    /// <param name="written">The newest answer.</param>
    /// <param name="replaced">The one that it takes the place of; null for the first.</param>
    /// <returns>The case that is opened; null where the person had not paid, nothing differs, or a case about it stands or is decided.</returns>
    public IdentityCase? SettleAnswer(Person person, PersonFact written, PersonFact? replaced)
    {
        if (!_enrolled.TryGetValue(person.Id, out var enrollment) || _terms.PlanFor(person.OrgCode) is not { } plan)
        {
            return null;
        }

        var applicant = RegisteredApplicant.Of(plan, person, _work.Today);
        if (Assessor.Check(plan, applicant, enrollment.Tier) is not null)
        {
            return null;
        }

        var paid = Assessor.Assess(plan, RegisteredApplicant.WhenPaid(plan, person, enrollment, _work.Today), enrollment.Tier, enrollment.EnrolledOn);
        var now = Assessor.Assess(plan, applicant, enrollment.Tier, enrollment.EnrolledOn);
        var (outcome, isAsPaid) = (CaseOutcome.Of(now), Outcome.Of(paid) == Outcome.Of(now));
        var answers = _known.Where(row => row.EnrollmentId == enrollment.Id && row.FactId is not null).ToList();
        var open = answers.Find(row => row.State == IdentityCaseState.Open);
        if (open is not null && open.Now == outcome)
        {
            return null;
        }

        if (open is not null)
        {
            Withdraw(open);
        }

        return IsSettled(answers, outcome, isAsPaid)
            ? null
            : Open(person, enrollment, new CaseOrigin(null, null, null, new CorrectedAnswer(written.Id, replaced?.Id, outcome)), Changed(plan, applicant, enrollment, paid, now));
    }

    /// <summary>The reason of a case has gone.</summary>
    public bool HasWithdrawn => _withdrawn.Count > 0;

    /// <summary>Writes a line of the audit trail for every case that was withdrawn.</summary>
    public void NoteWithdrawn(AuditTrail audit, Actor actor) => _withdrawn.ForEach(row => audit.NoteCase(_work, actor, row));

    // What was confirmed is passed on to those who pay: going back from it needs a person again. What was dismissed leaves the payment as it was.
    private static bool IsSettled(List<IdentityCase> answers, CaseOutcome outcome, bool isAsPaid) =>
        answers.Where(row => row.DecidedAt is not null).MaxBy(row => row.DecidedAt) is { } decided
            ? decided.Now == outcome || (isAsPaid && decided.State == IdentityCaseState.Dismissed)
            : isAsPaid;

    // The table of changes is about identities and their subsidies. An answer by which another subsidy is due was entered too late (信息录入滞后);
    // of any other the table says nothing, and no amount follows from it.
    private static Assessment? Changed(Plan plan, Applicant applicant, Enrollment enrollment, Assessment paid, Assessment now)
    {
        if (now.Grant is not { } grant || (grant.Category, grant.Amount) == (paid.Grant?.Category, paid.Grant?.Amount))
        {
            return null;
        }

        var late = applicant with
        {
            Circumstances = applicant.Circumstances with { PaidBefore = enrollment.SelfPay, PaidAs = enrollment.SubsidyCategory ?? Ordinary, DataLate = true },
        };
        var assessment = Assessor.Assess(plan, late, enrollment.Tier, enrollment.EnrolledOn);
        // A refund of nothing is no rule for who owes more.
        return assessment.Later is { Rule: SettlementRule.Nothing } or { Amount: not { IsZero: true } } ? assessment : null;
    }

    private void Withdraw(IdentityCase row)
    {
        row.Withdraw();
        _withdrawn.Add(row);
    }

    private IdentityCase Open(Person person, Enrollment enrollment, CaseOrigin origin, Assessment? assessment)
    {
        var clauses = assessment?.Reasons.Where(reason => reason.Kind == ReasonKind.Change).Select(reason => reason.RuleId).Distinct() ?? [];
        var opened = new IdentityCase(
            Guid.CreateVersion7(), person, enrollment,
            new IdentitySettlement(origin, assessment?.Grant?.Funder, assessment?.Later, string.Join(' ', clauses), _work.Today));
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
                PaidBefore = enrollment.SelfPay,
                PaidAs = enrollment.SubsidyCategory ?? Ordinary,
                CertifiedOn = decisive.Begins ? decisive.CertifiedOn ?? changed.On : null,
                RemovedOn = decisive.Begins ? null : decisive.Day.AddDays(1),
            },
        };
    }
}
