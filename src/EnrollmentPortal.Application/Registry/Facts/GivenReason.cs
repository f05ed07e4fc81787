using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Registry.Facts;

/// <summary>未参保原因, as pages show it beside a person who is missing.</summary>
/// <param name="Value">In the vocabulary of <see cref="NotEnrollingReason"/>.</param>
/// <param name="Note">In words; empty where nothing was said beyond it.</param>
/// <param name="On">The business date on which it was recorded.</param>
public sealed record GivenReason(string Value, string Note, DateOnly On, string ByName)
{
    /// <param name="person">A person who should enrol and has not.</param>
    /// <param name="coverageYear">The year to enrol for.</param>
    /// <param name="today">The business date.</param>
    /// <returns>Null where nobody has said why.</returns>
    internal static GivenReason? Of(Person person, int coverageYear, DateOnly today) =>
        person.Facts.NotEnrolling(coverageYear, today) is { } said ? new GivenReason(said.Value, said.Evidence, said.RecordedOn, said.RecordedByName) : null;
}
