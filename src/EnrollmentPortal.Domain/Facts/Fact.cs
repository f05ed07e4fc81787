using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>The closed list of questions that a decision table may ask about a person and a payment.</summary>
/// <remarks>Each fact has a closed vocabulary of answers (see <see cref="FactVocabulary"/>). A new fact is a change of the
/// program, a new rule that uses the existing facts is a change of a plan document.</remarks>
public enum Fact
{
    /// <summary>Window of the payment date: a key of the plan, or <c>no-payment</c>, <c>before</c>, <c>after</c>.</summary>
    Window,

    /// <summary>Whether the payment day is one of the month's closed days.</summary>
    Settlement,

    /// <summary>Tie to the place.</summary>
    Residence,

    /// <summary>Another insurance.</summary>
    Insured,

    /// <summary>Should be in employee insurance.</summary>
    EmployeeInsuranceDue,

    /// <summary>Real difficulty.</summary>
    Hardship,

    /// <summary>In the forces or in prison.</summary>
    Status,

    /// <summary>Kind of school.</summary>
    Student,

    /// <summary>Insured through the university.</summary>
    InsuredAtUniversity,

    /// <summary>Studies in the county.</summary>
    StudiesHere,

    /// <summary>Paid by school year.</summary>
    PaidBySchoolYear,

    /// <summary>In the waiting period of employee insurance.</summary>
    EmployeeWaiting,

    /// <summary>Has an identity document.</summary>
    IdDocument,

    /// <summary>Documented special reason.</summary>
    SpecialReason,

    /// <summary>Insured in the year before.</summary>
    Renewal,

    /// <summary>Migrant worker or returning.</summary>
    Migrant,

    /// <summary>Identity certified.</summary>
    Certified,

    /// <summary>Life event.</summary>
    Event,

    /// <summary>Year of the event: <c>earlier</c>, <c>previous</c>, <c>coverage</c>, <c>later</c>, <c>none</c>.</summary>
    EventYear,

    /// <summary>Years paid for: <c>unstated</c>, <c>this</c>, <c>previous</c>, <c>both</c>, <c>other</c>.</summary>
    YearsPaid,

    /// <summary>Newborn enrols by itself.</summary>
    Independent,

    /// <summary>Guardian has paid.</summary>
    GuardianPaid,

    /// <summary>Groups that the person's certified identities belong to, or <c>none</c>.</summary>
    Group,

    /// <summary>Subsidy in the chosen tier: <c>none</c>, <c>partial</c>, <c>full</c>, <c>unknown</c>.</summary>
    Subsidy,

    /// <summary>Payment channel.</summary>
    Channel,

    /// <summary>Paid by an agent.</summary>
    ByAgent,

    /// <summary>Can pay electronically.</summary>
    CanPayElectronically,

    /// <summary>Household incomplete.</summary>
    HouseholdIncomplete,

    /// <summary>Earlier payment for the year: <c>none</c>, <c>full</c>, <c>reduced</c>.</summary>
    PaidBefore,

    /// <summary>What changed after a payment: <c>none</c>, <c>certified</c>, <c>removed</c>, <c>data-late</c>, <c>refund-requested</c>.</summary>
    Change,

    /// <summary>Window of the day of that change: a window's key, or <c>none</c>, <c>before</c>, <c>after</c>.</summary>
    ChangeWindow,

    /// <summary>Whose standard applies.</summary>
    Payer,

    /// <summary>Gap in the cover of earlier years: <c>unstated</c>, <c>none</c>, <c>interrupted</c>.</summary>
    Interruption,
}
