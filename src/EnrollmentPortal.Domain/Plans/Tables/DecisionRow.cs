using System.Collections.Immutable;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>A row of a decision table.</summary>
/// <typeparam name="TOutcome">What the row decides.</typeparam>
/// <param name="Key">Stable key; an enrolment keeps it as its route.</param>
/// <param name="Name">For display.</param>
/// <param name="When">When the row applies.</param>
/// <param name="Then">What it decides.</param>
/// <param name="Clauses">The clauses that say so, in reading order.</param>
/// <param name="Warnings">What a clerk should know.</param>
/// <param name="Assumptions">Gaps that the row fills.</param>
public sealed record DecisionRow<TOutcome>(
    string Key,
    Wording Name,
    Conditions When,
    TOutcome Then,
    ImmutableArray<Clause> Clauses,
    ImmutableArray<Warning> Warnings,
    ImmutableArray<Assumption> Assumptions);
