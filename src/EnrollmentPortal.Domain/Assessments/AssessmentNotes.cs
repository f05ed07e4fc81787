using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Collects reasons, warnings and assumptions, each once, in the order in which they come up.</summary>
internal sealed class AssessmentNotes
{
    private readonly List<Reason> _reasons = new(8);
    private List<Warning>? _warnings;
    private List<Assumption>? _assumptions;

    internal IReadOnlyList<Reason> Reasons => _reasons;

    internal IReadOnlyList<Warning> Warnings => _warnings is null ? [] : _warnings;

    internal IReadOnlyList<Assumption> Assumptions => _assumptions is null ? [] : _assumptions;

    internal void Because(ReasonKind kind, Clause clause, Money? amount = null)
    {
        foreach (var reason in _reasons)
        {
            // A plan holds each clause once.
            if (ReferenceEquals(reason.Clause, clause) && (amount is null || reason.Amount == amount))
            {
                return;
            }
        }

        _reasons.Add(new Reason(kind, clause, amount));
    }

    internal void Warn(Warning warning)
    {
        _warnings ??= [];
        foreach (var known in _warnings)
        {
            if (known.Code == warning.Code)
            {
                return;
            }
        }

        _warnings.Add(warning);
    }

    internal void Assume(Assumption? assumption)
    {
        if (assumption is not null && !(_assumptions ??= []).Contains(assumption))
        {
            _assumptions.Add(assumption);
        }
    }

    internal void Assume(IReadOnlyList<Assumption> assumptions)
    {
        foreach (var assumption in assumptions)
        {
            Assume(assumption);
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
