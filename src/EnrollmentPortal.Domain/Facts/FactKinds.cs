using System.Globalization;
using System.Text;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>What holds for each kind of fact: how it is written, how long an answer counts, who may see it.</summary>
public static class FactKinds
{
    /// <summary>Asked, and the person could not say.</summary>
    public const string Unstated = "unstated";

    /// <summary>No event, no student, no service; and no tie to the place.</summary>
    public const string None = "none";

    /// <summary>As <see cref="CircumstancesText"/> writes it: <c>EmployeeWaiting</c> is <c>employee_waiting</c>.</summary>
    public static string KeyOf(this FactKind kind)
    {
        var key = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && key.Length > 0)
            {
                key.Append('_');
            }

            key.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    /// <summary>Hardship and prison are known to who decides about them, and not to the village.</summary>
    public static bool IsHiddenFromCadres(FactKind kind, string value) =>
        kind == FactKind.Hardship
        || (kind == FactKind.Status && value == Vocabulary<ServiceStatus>.NameOf(ServiceStatus.InPrison))
        || (kind == FactKind.Event && value == Vocabulary<LifeEventKind>.NameOf(LifeEventKind.ReleasedFromPrison));

    /// <summary>What prison is written under, whether it is an exemption or an answer.</summary>
    public static IReadOnlyCollection<FactKind> OfPrison { get; } = [FactKind.Status, FactKind.Event];

    /// <summary>True for what is asked for one coverage year and means nothing for another.</summary>
    public static bool IsOfOneYear(this FactKind kind) => kind switch
    {
        FactKind.Event or FactKind.Residence or FactKind.InsuredElsewhere or FactKind.EmployeeInsuranceDue or FactKind.Hardship
            or FactKind.Status or FactKind.Student or FactKind.InsuredAtUniversity or FactKind.StudiesHere or FactKind.EmployeeWaiting
            or FactKind.IdDocument or FactKind.Migrant or FactKind.EmployeeInsuredFrom => false,
        FactKind.Independent or FactKind.GuardianPaid or FactKind.YearsPaid or FactKind.PaidBySchoolYear or FactKind.SpecialReason
            or FactKind.Renewal or FactKind.InterruptedYears or FactKind.BoughtBackYears or FactKind.ContinuousYears
            or FactKind.YearsWithoutClaims or FactKind.Certified or FactKind.CertifiedOn or FactKind.RemovedOn or FactKind.DataLate
            or FactKind.RefundRequestedOn or FactKind.HouseholdIncomplete or FactKind.PaidBefore or FactKind.PaidAs or FactKind.NotEnrolling => true,
    };

    /// <summary>True for what a plan can ask for. The others are only noted: no price and no verdict knows of them.</summary>
    public static bool IsCircumstance(this FactKind kind) => kind != FactKind.NotEnrolling;

    /// <summary>True where the answer is about something that happened on a day.</summary>
    public static bool NeedsDay(FactKind kind, string value) => kind == FactKind.Event && value is not (None or Unstated);

    /// <summary>Nothing is shown for a reason not to enrol, so only the one outside the list needs words.</summary>
    public static bool NeedsEvidence(FactKind kind, string value) =>
        kind != FactKind.NotEnrolling || value == Vocabulary<NotEnrollingReason>.NameOf(NotEnrollingReason.Other);

    /// <summary>The question of a plan's tables that the kind answers; null for days, counts and amounts, of which the tables ask only what follows.</summary>
    public static Fact? AskedAs(this FactKind kind) =>
        kind == FactKind.InsuredElsewhere ? Fact.Insured
        : kind is not FactKind.PaidBefore && Enum.TryParse<Fact>(kind.ToString(), out var fact) ? fact : null;

    /// <summary>The answers to choose from, without <see cref="Unstated"/>; empty where a day, a count, years or an amount is written.</summary>
    public static IReadOnlyList<string> AnswersOf(this FactKind kind) => (kind, kind.AskedAs()) switch
    {
        (FactKind.DataLate, _) => ["yes", "no"],
        (FactKind.NotEnrolling, _) => Vocabulary<NotEnrollingReason>.Names,
        (FactKind.YearsPaid, _) or (_, null) => [],
        (_, { } fact) => [.. FactVocabulary.AnswersOf(fact).Where(answer => answer != Unstated)],
    };

    /// <summary>Whether the vocabulary knows the answer, and its day is given where one is due.</summary>
    /// <returns>The vocabulary's error, or null.</returns>
    public static Error? Check(FactKind kind, string value, DateOnly? happenedOn)
    {
        if (NeedsDay(kind, value) != happenedOn is not null)
        {
            return CircumstancesErrors.EventWithoutDay;
        }

        if (!kind.IsCircumstance())
        {
            return value == Unstated || kind.AnswersOf().Contains(value) ? null : CircumstancesErrors.UnknownValue(kind.KeyOf(), value);
        }

        // A file leaves out what is not so; a register keeps that somebody has said it.
        var isNothing = value == Unstated || (value == None && kind is (FactKind.Event or FactKind.Status or FactKind.Student));
        return isNothing ? null : new CircumstancesReader().Read(kind.KeyOf(), value);
    }
}
