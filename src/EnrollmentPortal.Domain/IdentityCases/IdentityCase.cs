using EnrollmentPortal.Domain.Assessments.Running;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.IdentityCases;

/// <summary>What follows for a person who had paid when an identity begins or ends, or an answer about them is corrected: a refund, a subsidy after the
/// fact, or what a person finds. A person reviews it; no money moves by itself.</summary>
public sealed class IdentityCase : ITenantOwned
{
    private IdentityCase()
    {
    }

    public IdentityCase(Guid id, Person person, Enrollment enrollment, IdentitySettlement settlement)
    {
        (TenantId, Id, OrgCode, PersonId) = (person.TenantId, id, person.OrgCode, person.Id);
        (EnrollmentId, CampaignId, Paid) = (enrollment.Id, enrollment.CampaignId, enrollment.SelfPay);
        (RosterId, CertifiedBy, Category) = (settlement.Origin.RosterId, settlement.Origin.CertifiedBy, settlement.Origin.Category);
        (Funder, Clauses, OpenedOn) = (settlement.Funder, settlement.Clauses, settlement.On);
        (Rule, Amount, RuleZh, RuleEn) = (settlement.Later?.Rule, settlement.Later?.Amount, settlement.Later?.Name.Zh, settlement.Later?.Name.En);
        if (settlement.Origin.Answer is { } answer)
        {
            (FactId, ReplacedFactId, NowVerdict) = (answer.FactId, answer.ReplacedId, answer.Now.Verdict);
            (NowDue, NowSubsidy, NowFrom, NowUntil) = (answer.Now.Due, answer.Now.Subsidy, answer.Now.From, answer.Now.Until);
        }
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>Where the person lived when it was opened.</summary>
    public OrgCode OrgCode { get; private init; }

    public Guid CampaignId { get; private init; }

    /// <summary>The list that changed the identity; null for a certificate at the window and for an answer.</summary>
    public Guid? RosterId { get; private init; }

    /// <summary>The department whose list or certificate it is; null for an answer.</summary>
    public string? CertifiedBy { get; private init; }

    /// <summary>Who pays the subsidy that the case is about; null where the plan names nobody.</summary>
    public string? Funder { get; private init; }

    public Guid EnrollmentId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The category that began or ended; null for an answer.</summary>
    public string? Category { get; private init; }

    /// <summary>The corrected answer; null for an identity.</summary>
    public Guid? FactId { get; private init; }

    /// <summary>The answer that it took the place of; null where nothing had been said.</summary>
    public Guid? ReplacedFactId { get; private init; }

    public Verdict? NowVerdict { get; private init; }

    public Money? NowDue { get; private init; }

    public Money? NowSubsidy { get; private init; }

    public DateOnly? NowFrom { get; private init; }

    public DateOnly? NowUntil { get; private init; }

    /// <summary>What the plan says since the answer; null for an identity.</summary>
    public CaseOutcome? Now => NowVerdict is { } verdict ? new CaseOutcome(verdict, NowDue, NowSubsidy, NowFrom, NowUntil) : null;

    /// <summary>What the plan provides; null where its table of changes says nothing of such a correction.</summary>
    public SettlementRule? Rule { get; private init; }

    public string? RuleZh { get; private init; }

    public string? RuleEn { get; private init; }

    /// <summary>Name of the plan's row; null where there is none.</summary>
    public Wording? RuleName => Rule is null ? null : new Wording(RuleZh!, RuleEn!);

    /// <summary>Ids of the deciding rules; empty where the plan has none and nobody has named one yet.</summary>
    public string Clauses { get; private set; } = string.Empty;

    /// <summary>The person's own payment.</summary>
    public Money Paid { get; private init; }

    /// <summary>Null where a person must decide how much.</summary>
    public Money? Amount { get; private set; }

    public IdentityCaseState State { get; private set; } = IdentityCaseState.Open;

    public DateOnly OpenedOn { get; private init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The review's outcome.</summary>
    /// <param name="confirmed">Passed on to those who pay; otherwise nothing is due.</param>
    /// <param name="named">What the reviewer fixed; what the plan gives stays as it is.</param>
    /// <param name="note">Why; may be null.</param>
    /// <param name="at">Real time.</param>
    /// <param name="byName">Who decided.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Decide(bool confirmed, NamedSettlement named, string? note, DateTimeOffset at, string byName)
    {
        Leave(confirmed ? IdentityCaseState.Confirmed : IdentityCaseState.Dismissed);
        (Note, DecidedAt, DecidedByName) = (note, at, byName);
        if (confirmed)
        {
            Amount ??= named.Amount;
            Clauses = Rule is null ? named.RuleId ?? string.Empty : Clauses;
        }
    }

    /// <summary>What it rests on was taken back.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Withdraw() => Leave(IdentityCaseState.Withdrawn);

    private void Leave(IdentityCaseState next) => State = Transition.Leave(State, next, IdentityCaseState.Open);
}

/// <summary>What follows for one person.</summary>
/// <param name="Funder">Who pays the subsidy.</param>
/// <param name="Later">What the plan provides; null where it says nothing.</param>
/// <param name="Clauses">Ids of the deciding rules.</param>
/// <param name="On">The business date.</param>
public sealed record IdentitySettlement(CaseOrigin Origin, string? Funder, LaterSettlement? Later, string Clauses, DateOnly On);

/// <summary>What a case rests on: a department's word about a category, or a corrected answer.</summary>
/// <param name="RosterId">The list; null for a certificate at the window.</param>
/// <param name="CertifiedBy">The department.</param>
public sealed record CaseOrigin(Guid? RosterId, string? CertifiedBy, string? Category, CorrectedAnswer? Answer = null);

/// <summary>An answer that was recorded after the payment.</summary>
/// <param name="ReplacedId">The answer before it; null for the first.</param>
/// <param name="Now">What the plan says since.</param>
public sealed record CorrectedAnswer(Guid FactId, Guid? ReplacedId, CaseOutcome Now);

/// <summary>What a reviewer fixes where the plan leaves it open.</summary>
/// <param name="Amount">How much.</param>
/// <param name="RuleId">The clause on which it rests.</param>
public sealed record NamedSettlement(Money? Amount, string? RuleId);
