using EnrollmentPortal.Domain.Plans.Tables;



namespace EnrollmentPortal.Domain.Assessments.Running;

/// <content>What a person decided.</content>
internal sealed partial class AssessmentRun
{
    private Decision? _decision;

    /// <summary>Assesses by a person's decision.</summary>
    /// <param name="open">What the plan says by itself; it must be left to a person.</param>
    /// <returns>The plan's own answer where the decision names no row that the plan has: then somebody must decide again.</returns>
    private Assessment Decide(Assessment open, Decision decision)
    {
        if (decision.Route is null)
        {
            return Refused((open.Route, open.RouteName)) with { Decision = decision, Reasons = WithClause(open.Reasons, decision), Warnings = [] };
        }

        if (_plan.Routes.Rows.FirstOrDefault(row => row.Key == decision.Route && row.Then.Verdict == Verdict.Accepted) is not { } route)
        {
            return open;
        }

        var run = new AssessmentRun(_plan, _applicant, _tier, _facts, _arrivedOn) { _decision = decision };
        var decided = run.Assess(_plan.Eligibility.First(_facts, _plan.Counting)!, route);
        return decided with { Decision = decision, Reasons = WithClause(decided.Reasons, decision) };
    }

    private IReadOnlyList<Reason> WithClause(IReadOnlyList<Reason> reasons, Decision decision) =>
        _plan.Clauses.TryGetValue(decision.RuleId, out var clause) && reasons.All(reason => reason.RuleId != decision.RuleId)
            ? [.. reasons, new Reason(ReasonKind.Route, clause, null)]
            : reasons;
}
