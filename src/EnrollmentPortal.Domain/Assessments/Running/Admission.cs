using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Whether a person may be insured here, and the way in on this date: the first fitting row of the plan's eligibility, then of its routes.</summary>
/// <remarks>Eligibility goes before the date: a person with another insurance is refused in every window (王场 一: 不得重复参保).</remarks>
/// <param name="Eligibility">The row about the person.</param>
/// <param name="Route">The row about the date.</param>
/// <param name="IsDecided">True where a person chose the route; the plan's own "review" then no longer counts.</param>
internal readonly record struct Admission(DecisionRow<EligibilityOutcome> Eligibility, DecisionRow<RouteOutcome> Route, bool IsDecided)
{
    private bool IsRefusedHere => Eligibility.Then.Verdict == Verdict.Refused;

    /// <summary>True where no date or no person of this kind is accepted.</summary>
    internal bool IsRefused => IsRefusedHere || Route.Then.Verdict == Verdict.Refused;

    /// <summary>True where the plan leaves it to a person and nobody has decided.</summary>
    internal bool NeedsDecision => !IsDecided && (Eligibility.Then.Verdict == Verdict.Review || Route.Then.Verdict == Verdict.Review);

    /// <summary>Key and name of the row that refuses.</summary>
    internal (string Key, Wording Name) RefusedBy => IsRefusedHere ? (Eligibility.Key, Eligibility.Name) : (Route.Key, Route.Name);

    /// <summary>The row that leaves it to a person.</summary>
    internal LeftOpen LeftBy => Eligibility.Then.Verdict == Verdict.Review ? LeftOpen.Of(Eligibility) : LeftOpen.Of(Route);

    internal static Admission Of(Plan plan, FactSheet facts) =>
        new(First(plan.Eligibility, plan, facts), First(plan.Routes, plan, facts), IsDecided: false);

    /// <summary>The rows with facts that nobody knows; null where a row turned on one.</summary>
    internal static Admission? Find(Plan plan, FactSheet facts)
    {
        if (plan.Eligibility.First(facts, plan.Counting) is not { } eligibility)
        {
            return null;
        }

        // A person who is refused for another insurance is refused whatever the day.
        var route = eligibility.Then.Verdict == Verdict.Refused ? plan.Routes.Rows[^1] : plan.Routes.First(facts, plan.Counting);
        return route is null ? null : new Admission(eligibility, route, IsDecided: false);
    }

    /// <summary>The same person by the route that somebody decided on.</summary>
    internal Admission DecidedFor(DecisionRow<RouteOutcome> route) => this with { Route = route, IsDecided = true };

    internal void Explain(AssessmentNotes notes, Plan plan, DateOnly? paidOn)
    {
        notes.AddRow(ReasonKind.Eligibility, Eligibility);
        if (IsRefusedHere)
        {
            return;
        }

        notes.AddRow(ReasonKind.Route, Route);
        if (paidOn is { } day && plan.FindWindow(day) is { } window)
        {
            notes.Assume(window.Assumption);
        }
    }

    private static DecisionRow<T> First<T>(DecisionTable<T> table, Plan plan, FactSheet facts) =>
        table.First(facts, plan.Counting)
        ?? throw new InvalidOperationException("A decision table without a last row came through the loader.");
}
