using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;

namespace EnrollmentPortal.Domain.Contributions;

/// <summary>What the register says of one person, or of people alike, as far as a plan can ask for it.</summary>
/// <param name="BornOn">Birth date.</param>
/// <param name="Identities">Categories that count on the day.</param>
/// <param name="Residence">The ground on which the person may enrol here, in the plan's vocabulary.</param>
/// <param name="History">Cover of earlier years.</param>
/// <param name="Event">An exemption that ended; null where none did.</param>
/// <param name="Facts">The answers that count on the day.</param>
/// <param name="Decision">What a person decided for the year; null where nobody has.</param>
public sealed record Registered(
    DateOnly BornOn, IReadOnlyList<string> Identities, string Residence, CoverHistory History, LifeEvent? Event, IEnumerable<FactAnswer> Facts, Decision? Decision = null)
{
    /// <param name="person">With identities, facts and past cover.</param>
    /// <param name="coverageYear">The year to enrol for.</param>
    /// <param name="today">The business date.</param>
    internal static Registered Of(Person person, int coverageYear, DateOnly today) => Of(person, person.Facts, coverageYear, today);

    /// <summary>The same with other answers than those that stand in the register now.</summary>
    internal static Registered Of(Person person, PersonFacts facts, int coverageYear, DateOnly today) => new(
        person.BornOn,
        [.. person.Identities.Where(identity => identity.IsCurrentOn(today)).Select(identity => identity.Category)],
        person.Residence,
        person.History,
        EventOf(person),
        facts.Current(coverageYear, today).Values.Select(fact => new FactAnswer(fact.Kind, fact.Value, fact.HappenedOn, fact.Evidence)),
        person.Reviews.DecisionFor(coverageYear));

    // Release, discharge and the end of employee insurance open windows of their own; the register knows their day.
    internal static LifeEvent? EventOf(Person person) =>
        person is { LastExemption: { } last, Exemption: null } && LifeEvents.EndOf(last.Reason, insured: null) is { } kind
            ? new LifeEvent(kind, last.EndedOn)
            : null;
}
