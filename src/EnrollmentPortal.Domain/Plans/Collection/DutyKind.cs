namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>What kind of duty the plan puts on somebody.</summary>
public enum DutyKind
{
    /// <summary>通报.</summary>
    Bulletin,

    /// <summary>调度、汇报会.</summary>
    Meeting,

    /// <summary>督办、督查.</summary>
    Supervision,

    /// <summary>约谈.</summary>
    Interview,

    /// <summary>对账.</summary>
    Reconciliation,

    /// <summary>Rosters of subsidised persons.</summary>
    Roster,

    /// <summary>公示.</summary>
    Publicity,

    /// <summary>Checks and deadlines of the work.</summary>
    Deadline,

    /// <summary>总结评估、考核.</summary>
    Evaluation,
}
