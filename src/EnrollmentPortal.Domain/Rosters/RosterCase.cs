using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Enrollments;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Domain.Rosters;

/// <summary>A refund or a subsidy after the fact that a roster leads to for somebody who had paid. A person reviews it; no money moves by itself.</summary>
public sealed class RosterCase : ITenantOwned
{
    private RosterCase()
    {
    }

    public RosterCase(Guid id, Roster roster, Person person, Enrollment enrollment, RosterSettlement settlement)
    {
        (TenantId, Id, OrgCode, PersonId) = (person.TenantId, id, person.OrgCode, person.Id);
        (RosterId, EnrollmentId, CampaignId, PaidFen) = (roster.Id, enrollment.Id, enrollment.CampaignId, enrollment.SelfPayFen);
        (Category, Clauses, OpenedOn) = (settlement.Category, settlement.Clauses, settlement.On);
        (Rule, AmountFen, RuleZh, RuleEn) = (settlement.Later.Rule, settlement.Later.Amount, settlement.Later.Name.Zh, settlement.Later.Name.En);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>Where the person lived when it was opened.</summary>
    public OrgCode OrgCode { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid RosterId { get; private init; }

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
    public Money? AmountFen { get; private init; }

    public RosterCaseState State { get; private set; } = RosterCaseState.Open;

    public DateOnly OpenedOn { get; private init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The review's outcome.</summary>
    public void Decide(bool confirmed, string? note, DateTimeOffset at, string byName)
    {
        State = confirmed ? RosterCaseState.Confirmed : RosterCaseState.Dismissed;
        (Note, DecidedAt, DecidedByName) = (note, at, byName);
    }

    /// <summary>The identity was taken back.</summary>
    public void Withdraw() => State = RosterCaseState.Withdrawn;
}

/// <summary>What the plan provides for one person.</summary>
/// <param name="Clauses">Ids of the deciding rules.</param>
/// <param name="On">The business date.</param>
public sealed record RosterSettlement(string Category, LaterSettlement Later, string Clauses, DateOnly On);
