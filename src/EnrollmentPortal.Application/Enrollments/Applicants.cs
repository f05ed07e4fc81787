using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Enrollments;

/// <summary>A registered person as the plan's rules see him.</summary>
public static class Applicants
{
    /// <param name="person">With his identities.</param>
    /// <param name="coverageYear">The year that he would enrol for.</param>
    /// <param name="today">The business date: only identities that count on it are seen.</param>
    public static Applicant Of(Person person, int coverageYear, DateOnly today) => Of(
        person.BornOn,
        [.. person.Identities.Where(identity => identity.IsCurrentOn(today)).Select(identity => identity.Category)],
        person.Residence,
        person.CoverOf(coverageYear - 1) is not null).With(EventOf(person));

    // Release and discharge open windows of their own; they are known because the exemption ended on a day.
    private static LifeEvent? EventOf(Person person) => (person.ExemptionReason, person.LastExemption) switch
    {
        (null, ExemptionReason.Imprisoned) => new LifeEvent(LifeEventKind.ReleasedFromPrison, person.LastExemptionEnded!.Value),
        (null, ExemptionReason.MilitaryService) => new LifeEvent(LifeEventKind.DischargedFromService, person.LastExemptionEnded!.Value),
        _ => null,
    };

    private static Applicant With(this Applicant applicant, LifeEvent? happened) =>
        happened is null ? applicant : applicant with { Circumstances = applicant.Circumstances with { Event = happened } };

    /// <summary>The same of somebody who is about to be registered.</summary>
    /// <param name="identities">Names of the categories that count on the day.</param>
    /// <param name="residence">The ground on which the person may enrol here, in the plan's vocabulary.</param>
    /// <param name="renewal">True for who was enrolled here the year before.</param>
    internal static Applicant Of(DateOnly bornOn, IReadOnlyList<string> identities, string residence, bool renewal) => new()
    {
        BornOn = bornOn,
        Identities = identities,
        Circumstances = Circumstances.None with
        {
            Residence = Vocabulary<Residence>.TryParse(residence, out var ground) ? ground : Residence.None,
            Renewal = renewal,
        },
    };
}
