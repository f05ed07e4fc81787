using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>Why a row of a batch file is not priced at a desk.</summary>
public static class AtDeskErrors
{
    /// <summary>No day of payment: departments import these people, or nothing is paid.</summary>
    public static readonly Error NoPayment = new("at-desk.no-payment");

    /// <summary>The identity of a person who has paid changes: a case for the county, not for a desk.</summary>
    public static readonly Error IdentityChange = new("at-desk.identity-change");

    /// <summary>The desk shows why the person need not enrol here, and no price.</summary>
    public static readonly Error Exempt = new("at-desk.exempt");

    /// <summary>No plan was in force on the day of payment, so the desk has no price.</summary>
    public static readonly Error NoPlanYet = new("at-desk.no-plan-yet");
}
