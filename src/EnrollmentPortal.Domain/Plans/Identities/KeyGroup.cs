namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>重点人群 whose enrolment is watched by itself.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">As printed.</param>
/// <param name="Members">Names of the plan's categories; empty where the group has none.</param>
/// <param name="GoalPercent">Participation to reach.</param>
/// <param name="Responsible">Departments that answer for it, as printed.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumption">The gap, where goal or department is not clear.</param>
public sealed record KeyGroup(
    string Key,
    Wording Name,
    IReadOnlyList<string> Members,
    decimal GoalPercent,
    IReadOnlyList<string> Responsible,
    Clause Clause,
    Assumption? Assumption);
