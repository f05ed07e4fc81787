using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Collects reasons, warnings and assumptions, each once, in the order in which they come up.</summary>
internal sealed class AssessmentNotes
{
    private readonly List<Reason> _reasons = new(12);
    private readonly List<Warning> _warnings = [];
    private readonly List<Assumption> _assumptions = [];

    internal IReadOnlyList<Reason> Reasons => _reasons;

    internal IReadOnlyList<Warning> Warnings => _warnings;

    internal IReadOnlyList<Assumption> Assumptions => _assumptions;

    internal void Because(ReasonKind kind, Clause clause, Money? amount = null)
    {
        foreach (var reason in _reasons)
        {
            if (reason.RuleId == clause.RuleId && (amount is null || reason.Amount == amount))
            {
                return;
            }
        }

        _reasons.Add(new Reason(kind, clause, amount));
    }

    internal void Warn(Warning warning)
    {
        if (!_warnings.Exists(known => known.Code == warning.Code))
        {
            _warnings.Add(warning);
        }
    }

    internal void Warn(PlanWarning warning) => Warn(new Warning(warning.Code, warning.Text));

    internal void Assume(Assumption? assumption)
    {
        if (assumption is not null && !_assumptions.Contains(assumption))
        {
            _assumptions.Add(assumption);
        }
    }

    internal void AddRow<T>(ReasonKind kind, DecisionRow<T> row)
    {
        foreach (var clause in row.Clauses)
        {
            Because(kind, clause);
        }

        foreach (var warning in row.Warnings)
        {
            Warn(warning);
        }

        foreach (var assumption in row.Assumptions)
        {
            Assume(assumption);
        }
    }
}
