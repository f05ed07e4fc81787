using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry.Facts;

/// <summary>The facts of people in the scope.</summary>
internal static class FactQueries
{
    /// <summary>Everything that was recorded about the people, in one query. People without facts are not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonFacts>> FactsOfAsync(
        this UnitOfWork work, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var rows = await work.PersonFacts.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken);
        return rows.GroupBy(fact => fact.PersonId).ToDictionary(person => person.Key, person => new PersonFacts(person));
    }

    /// <summary>The same of one person.</summary>
    public static async Task<PersonFacts> FactsOfAsync(this UnitOfWork work, Guid person, CancellationToken cancellationToken) =>
        (await work.FactsOfAsync([person], cancellationToken)).GetValueOrDefault(person) ?? PersonFacts.None;
}
