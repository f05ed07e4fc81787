namespace EnrollmentPortal.Domain.Assessments;

/// <summary>核定结论: what a person decided where the plan leaves it to a person.</summary>
/// <remarks>It takes the place of "review" alone: what the plan itself accepts or refuses stays as it is.</remarks>
/// <param name="Route">Key of the plan's row by which the person is accepted; null where they are refused.</param>
/// <param name="RuleId">The clause on which the decision rests.</param>
/// <param name="Reason">The decider's words.</param>
/// <param name="AskedBy">Who described the case.</param>
/// <param name="DecidedBy">Who decided; another person.</param>
/// <param name="DecidedOn">The business date.</param>
/// <param name="LeftBy">Key of the row that had left it to a person: what another row leaves open is another question. Null to try a decision out.</param>
public sealed record Decision(string? Route, string RuleId, string Reason, string AskedBy, string DecidedBy, DateOnly DecidedOn, string? LeftBy = null);
