using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Reviews;

/// <summary>待核定: a person about which the plan leaves the decision to an official. A clerk describes the case; another person decides it once.</summary>
public sealed class ReviewCase : ITenantOwned
{
    private ReviewCase()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="subject">The person it is about.</param>
    /// <param name="leftOpen">The row of the plan that leads here.</param>
    /// <param name="request">What the clerk says.</param>
    public ReviewCase(Guid id, ReviewSubject subject, LeftOpen leftOpen, ReviewRequest request)
    {
        (TenantId, Id, PersonId, OrgCode, CoverageYear) = (subject.OrgCode.TenantId, id, subject.PersonId, subject.OrgCode, subject.CoverageYear);
        (LeftBy, LeftByZh, LeftByEn, Clauses) = (leftOpen.Key, leftOpen.Name.Zh, leftOpen.Name.En, leftOpen.Clauses);
        (Description, AskedBy, AskedByName, AskedOn, AskedAt) = (request.Description, request.By, request.ByName, request.On, request.At);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Where the person lives; follows their moves.</summary>
    public OrgCode OrgCode { get; private init; }

    public int CoverageYear { get; private init; }

    public ReviewState State { get; private set; } = ReviewState.Open;

    /// <summary>Key of the row that left it to a person: of the plan's routes, or of its eligibility table.</summary>
    public string LeftBy { get; private init; } = string.Empty;

    public string LeftByZh { get; private init; } = string.Empty;

    public string LeftByEn { get; private init; } = string.Empty;

    /// <summary>Rule ids of that row, a blank between them.</summary>
    public string Clauses { get; private init; } = string.Empty;

    /// <summary>The clerk's words.</summary>
    public string Description { get; private init; } = string.Empty;

    public Guid AskedBy { get; private init; }

    public string AskedByName { get; private init; } = string.Empty;

    /// <summary>The business date.</summary>
    public DateOnly AskedOn { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Who decided, or withdrew; null while it is open.</summary>
    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>The business date.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The clause on which the decision rests; null while nobody has decided.</summary>
    public string? RuleId { get; private set; }

    /// <summary>Key of the plan's row by which the person is accepted; null where they are not.</summary>
    public string? Route { get; private set; }

    public string? RouteZh { get; private set; }

    public string? RouteEn { get; private set; }

    /// <summary>The person it is about.</summary>
    public ReviewSubject Subject => new(PersonId, OrgCode, CoverageYear);

    /// <summary>As the rules take it; null while nobody has decided.</summary>
    public Decision? Decision => RuleId is null ? null : new Decision(Route, RuleId, Reason!, AskedByName, DecidedByName!, DecidedOn!.Value, LeftBy);

    /// <summary>The person may enrol by a row of the plan.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or the decider is who asked.</exception>
    public void Accept(ReviewDecider decider, ReviewGrounds grounds, string route, Wording routeName)
    {
        Decide(ReviewState.Accepted, decider, grounds);
        (Route, RouteZh, RouteEn) = (route, routeName.Zh, routeName.En);
    }

    /// <summary>The person may not enrol.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or the decider is who asked.</exception>
    public void Refuse(ReviewDecider decider, ReviewGrounds grounds) => Decide(ReviewState.Refused, decider, grounds);

    /// <summary>Nobody needs to decide any more.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Withdraw(ReviewDecider by, string? reason)
    {
        Close(ReviewState.Withdrawn, by);
        Reason = reason;
    }

    private void Decide(ReviewState state, ReviewDecider decider, ReviewGrounds grounds)
    {
        if (decider.Id == AskedBy)
        {
            throw new InvalidOperationException("Nobody decides what they asked themselves.");
        }

        Close(state, decider);
        (Reason, RuleId) = (grounds.Reason, grounds.RuleId);
    }

    private void Close(ReviewState state, ReviewDecider by)
    {
        if (State != ReviewState.Open)
        {
            throw new InvalidOperationException($"The case is {State}.");
        }

        State = state;
        (DecidedBy, DecidedByName, DecidedOn, DecidedAt) = (by.Id, by.Name, by.On, by.At);
    }
}

/// <summary>The person a case is about.</summary>
public sealed record ReviewSubject(Guid PersonId, OrgCode OrgCode, int CoverageYear);

/// <summary>Who asks, and what for.</summary>
/// <param name="On">The business date.</param>
public sealed record ReviewRequest(string Description, Guid By, string ByName, DateOnly On, DateTimeOffset At);

/// <summary>Who decides.</summary>
/// <param name="On">The business date.</param>
public sealed record ReviewDecider(Guid Id, string Name, DateOnly On, DateTimeOffset At);

/// <summary>Why, and by which clause.</summary>
public sealed record ReviewGrounds(string RuleId, string Reason);
