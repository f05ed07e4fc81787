using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.IdentityCases;

/// <summary>A refund or a subsidy after the fact that a change of identity leads to for somebody who had paid. A person reviews it; no money moves by itself.</summary>
public sealed class IdentityCase : ITenantOwned
{
    private IdentityCase()
    {
    }

    public IdentityCase(Guid id, Person person, Enrollment enrollment, IdentitySettlement settlement)
    {
        (TenantId, Id, OrgCode, PersonId) = (person.TenantId, id, person.OrgCode, person.Id);
        (RosterId, CertifiedBy, Funder) = (settlement.RosterId, settlement.CertifiedBy, settlement.Funder);
        (EnrollmentId, CampaignId, PaidFen) = (enrollment.Id, enrollment.CampaignId, enrollment.SelfPayFen);
        (Category, Clauses, OpenedOn) = (settlement.Category, settlement.Clauses, settlement.On);
        (Rule, AmountFen, RuleZh, RuleEn) = (settlement.Later.Rule, settlement.Later.Amount, settlement.Later.Name.Zh, settlement.Later.Name.En);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>Where the person lived when it was opened.</summary>
    public OrgCode OrgCode { get; private init; }

    public Guid CampaignId { get; private init; }

    /// <summary>The list that changed the identity; null for a certificate at the window.</summary>
    public Guid? RosterId { get; private init; }

    /// <summary>The department whose list or certificate it is.</summary>
    public string CertifiedBy { get; private init; } = string.Empty;

    /// <summary>Who pays the subsidy that the case is about; null where the plan names nobody.</summary>
    public string? Funder { get; private init; }

    public Guid EnrollmentId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The category that began or ended.</summary>
    public string Category { get; private init; } = string.Empty;

    /// <summary>What the plan provides.</summary>
    public SettlementRule Rule { get; private init; }

    public string RuleZh { get; private init; } = string.Empty;

    public string RuleEn { get; private init; } = string.Empty;

    /// <summary>Ids of the deciding rules.</summary>
    public string Clauses { get; private init; } = string.Empty;

    /// <summary>The person's own payment.</summary>
    public Money PaidFen { get; private init; }

    /// <summary>Null where a person must decide how much.</summary>
    public Money? AmountFen { get; private set; }

    public IdentityCaseState State { get; private set; } = IdentityCaseState.Open;

    public DateOnly OpenedOn { get; private init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The review's outcome.</summary>
    /// <param name="confirmed">Passed on to those who pay; otherwise nothing is due.</param>
    /// <param name="amount">What a person fixed where the plan leaves the amount open.</param>
    /// <param name="note">Why; may be null.</param>
    /// <param name="at">Real time.</param>
    /// <param name="byName">Who decided.</param>
    public void Decide(bool confirmed, Money? amount, string? note, DateTimeOffset at, string byName)
    {
        AmountFen ??= confirmed ? amount : null;
        State = confirmed ? IdentityCaseState.Confirmed : IdentityCaseState.Dismissed;
        (Note, DecidedAt, DecidedByName) = (note, at, byName);
    }

    /// <summary>The identity was taken back.</summary>
    public void Withdraw() => State = IdentityCaseState.Withdrawn;
}

/// <summary>What the plan provides for one person.</summary>
/// <param name="RosterId">The list; null for a certificate at the window.</param>
/// <param name="CertifiedBy">The department.</param>
/// <param name="Funder">Who pays the subsidy.</param>
/// <param name="Clauses">Ids of the deciding rules.</param>
/// <param name="On">The business date.</param>
public sealed record IdentitySettlement(
    Guid? RosterId, string CertifiedBy, string? Funder, string Category, LaterSettlement Later, string Clauses, DateOnly On);
