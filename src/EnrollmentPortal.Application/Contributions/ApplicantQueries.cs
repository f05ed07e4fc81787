using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Loads people with all that decides their price. A person without it cannot be priced: <see cref="Person.Facts"/> and <see cref="Person.Reviews"/> throw.</summary>
internal static class ApplicantQueries
{
    public static IQueryable<Person> WithFacts(this IQueryable<Person> people) =>
        people.Include(person => person.Identities).Include(person => person.Covers).Include(nameof(Person.FactRows)).Include(nameof(Person.ReviewRows));

    public static IQueryable<Household> WithMembersAndFacts(this IQueryable<Household> households) =>
        households.Include(household => household.Members).ThenInclude(person => person.Identities)
            .Include(household => household.Members).ThenInclude(person => person.Covers)
            .Include($"{nameof(Household.Members)}.{nameof(Person.FactRows)}")
            .Include($"{nameof(Household.Members)}.{nameof(Person.ReviewRows)}");

    /// <summary>The same for one person who is tracked already.</summary>
    public static async Task LoadFactsAsync(this UnitOfWork work, Person person, CancellationToken cancellationToken)
    {
        string[] parts = [nameof(Person.Identities), nameof(Person.Covers), nameof(Person.FactRows), nameof(Person.ReviewRows)];
        foreach (var part in parts)
        {
            await work.Entry(person).Collection(part).LoadAsync(cancellationToken);
        }
    }
}
