using System.Collections.Immutable;

namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>核定: who may decide the cases that the plan leaves to a person, beside the county's officials and those they name.</summary>
/// <param name="SecondClerk">Another clerk of the unit than the one who asked.</param>
/// <param name="Clauses">The clauses behind it.</param>
/// <param name="Assumptions">The gaps that it fills.</param>
public sealed record ReviewRules(bool SecondClerk, ImmutableArray<Clause> Clauses, ImmutableArray<Assumption> Assumptions);
