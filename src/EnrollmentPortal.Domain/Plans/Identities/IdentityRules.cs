using System.Collections.Immutable;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>How several identities of one person give one subsidy. Subsidies never add up.</summary>
/// <param name="Choice">Which one counts.</param>
/// <param name="Cap">What happens above the standard.</param>
/// <param name="Clause">The rule, where the plan prints one.</param>
/// <param name="Assumption">The gap, where it does not.</param>
/// <param name="Conjunctions">Identities that together make another.</param>
/// <param name="Contradictions">Identities that exclude each other by their own definition.</param>
public sealed record IdentityRules(
    IdentityPrecedence Choice,
    SubsidyCap Cap,
    Clause? Clause,
    Assumption? Assumption,
    ImmutableArray<Conjunction> Conjunctions,
    ImmutableArray<Contradiction> Contradictions);
