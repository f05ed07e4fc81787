using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Registry.Facts;

/// <summary>An answer as pages show it.</summary>
/// <param name="Value">In the vocabulary of <see cref="CircumstancesText"/>.</param>
/// <param name="IsCurrent">It is the answer that counts today for the year of work.</param>
/// <param name="IsLatest">No newer answer of the kind was recorded: a correction names its id.</param>
public sealed record FactRow(
    Guid Id,
    FactKind Kind,
    string Value,
    DateOnly? HappenedOn,
    DateOnly From,
    DateOnly? Until,
    int? CoverageYear,
    string Evidence,
    FactSource Source,
    string RecordedByName,
    DateOnly RecordedOn,
    DateTimeOffset RecordedAt,
    bool IsCurrent,
    bool IsLatest);

/// <summary>Which facts a user may see, and how they stand.</summary>
internal static class FactRows
{
    /// <summary>Everything that the user may see, the newest first.</summary>
    /// <param name="facts">Of one person.</param>
    /// <param name="hidden">The kinds that are none of the user's affair.</param>
    /// <param name="coverageYear">The year of work.</param>
    /// <param name="today">The business date.</param>
    /// <param name="isMissing">The person should enrol and has not: only then a reason for it counts.</param>
    internal static IReadOnlyList<FactRow> Of(PersonFacts facts, IReadOnlySet<FactKind> hidden, int coverageYear, DateOnly today, bool isMissing)
    {
        var current = facts.Current(coverageYear, today);
        return
        [
            .. facts.All.Where(fact => !hidden.Contains(fact.Kind)).Select(fact => new FactRow(
                fact.Id,
                fact.Kind,
                fact.Value,
                fact.HappenedOn,
                fact.From,
                fact.Until,
                fact.CoverageYear,
                fact.Evidence,
                fact.Source,
                fact.RecordedByName,
                fact.RecordedOn,
                fact.RecordedAt,
                current.GetValueOrDefault(fact.Kind)?.Id == fact.Id && (isMissing || fact.Kind != FactKind.NotEnrolling),
                facts.Latest(fact.Kind)!.Id == fact.Id)),
        ];
    }
}
