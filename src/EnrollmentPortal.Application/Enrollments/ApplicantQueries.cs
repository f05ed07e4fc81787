using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Enrollments;

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
}
