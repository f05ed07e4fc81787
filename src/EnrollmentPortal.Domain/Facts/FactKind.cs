using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>办理情形: what a person can be asked, or a register knows, beside birth date and identities.</summary>
/// <remarks>One kind for each part of <see cref="Circumstances"/> that belongs to a person, and one that no plan asks for. Written in files as <c>employee_waiting</c>
/// (see <see cref="CircumstancesText"/>). How somebody pays belongs to the payment, and what was paid before to the ledger.</remarks>
public enum FactKind
{
    /// <summary>A life event with its day.</summary>
    Event,

    /// <summary>独立参保: the newborn enrols by itself.</summary>
    Independent,

    /// <summary>The legal guardian is insured and has paid for the year.</summary>
    GuardianPaid,

    /// <summary>Coverage years that a newborn pays for.</summary>
    YearsPaid,

    /// <summary>What ties the person to the place.</summary>
    Residence,

    /// <summary>Another basic medical insurance that covers the person.</summary>
    InsuredElsewhere,

    /// <summary>Should be in employee insurance by law.</summary>
    EmployeeInsuranceDue,

    /// <summary>确有困难.</summary>
    Hardship,

    /// <summary>In the forces or in prison.</summary>
    Status,

    /// <summary>Kind of school.</summary>
    Student,

    /// <summary>Insured through the university.</summary>
    InsuredAtUniversity,

    /// <summary>The university lies in the plan's county.</summary>
    StudiesHere,

    /// <summary>Paid earlier by school year or for the whole study.</summary>
    PaidBySchoolYear,

    /// <summary>First day of employee insurance.</summary>
    EmployeeInsuredFrom,

    /// <summary>Inside the waiting period of employee insurance.</summary>
    EmployeeWaiting,

    /// <summary>Whether the person has an identity document.</summary>
    IdDocument,

    /// <summary>A documented special reason for paying late.</summary>
    SpecialReason,

    /// <summary>续保: insured in the year before.</summary>
    Renewal,

    /// <summary>外出务工或返乡.</summary>
    Migrant,

    /// <summary>断保年数: coverage years left out since the person was last covered.</summary>
    InterruptedYears,

    /// <summary>缴费修复: how many of them the person pays afterwards.</summary>
    BoughtBackYears,

    /// <summary>连续参保年数 before the coverage year.</summary>
    ContinuousYears,

    /// <summary>Years in a row without a reimbursement.</summary>
    YearsWithoutClaims,

    /// <summary>Whether the department has certified the identity.</summary>
    Certified,

    /// <summary>Day of certification.</summary>
    CertifiedOn,

    /// <summary>Day on which the identity ended.</summary>
    RemovedOn,

    /// <summary>信息录入滞后: the identity was entered too late.</summary>
    DataLate,

    /// <summary>Day on which the person asked for the money back.</summary>
    RefundRequestedOn,

    /// <summary>Members of the same household register are left out.</summary>
    HouseholdIncomplete,

    /// <summary>What was paid for the year outside this portal, in yuan.</summary>
    PaidBefore,

    /// <summary>The identity that was priced then.</summary>
    PaidAs,

    /// <summary>未参保原因: see <see cref="NotEnrollingReason"/>. Noted for those who go after the missing; it decides nothing.</summary>
    NotEnrolling,
}
