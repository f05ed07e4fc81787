using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>核定结论: how a person's decision takes the place of what the plan leaves open.</summary>
/// <remarks>It settles the row that had left the case to a person and no other: what another row leaves open is another question. The clause
/// that the decider names is read out behind the plan's own.</remarks>
internal static class DecisionRule
{
    /// <summary>True where the plan leaves the person open and the decision is about that row.</summary>
    internal static bool Settles(Decision decision, Assessment open) =>
        open.LeftBy is { } left && (decision.LeftBy is null || decision.LeftBy == left.Key);

    /// <summary>The accepting row that the decision names; null where the plan has none: then somebody must decide again.</summary>
    internal static DecisionRow<RouteOutcome>? FindRoute(Plan plan, Decision decision) =>
        plan.Routes.Rows.FirstOrDefault(row => row.Key == decision.Route && row.Then.Verdict == Verdict.Accepted);

    /// <summary>The open assessment as a refusal: the standard is still named, and what a clerk should do no longer matters.</summary>
    internal static Assessment Refuse(Assessment open, Money? standard) => new()
    {
        Verdict = Verdict.Refused,
        Route = open.Route,
        RouteName = open.RouteName,
        Tier = open.Tier,
        Standard = standard,
        Entitlement = Entitlement.None,
        Warnings = [],
        Reasons = open.Reasons,
        Assumptions = open.Assumptions,
    };

    /// <summary>The decided assessment with the decision and its clause.</summary>
    internal static Assessment Cite(Plan plan, Decision decision, Assessment decided) => decided with
    {
        Decision = decision,
        Reasons = plan.Clauses.TryGetValue(decision.RuleId, out var clause) && decided.Reasons.All(reason => reason.RuleId != decision.RuleId)
            ? [.. decided.Reasons, new Reason(ReasonKind.Route, clause, null)]
            : decided.Reasons,
    };
}
