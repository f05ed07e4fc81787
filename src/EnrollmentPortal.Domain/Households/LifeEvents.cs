using EnrollmentPortal.Domain.Facts.Kinds;



namespace EnrollmentPortal.Domain.Households;

/// <summary>Life events that the register itself knows of.</summary>
public static class LifeEvents
{
    /// <summary>What happens on the day on which an exemption ends; null where nothing opens a way in.</summary>
    /// <param name="insured">How the person was insured elsewhere.</param>
    public static LifeEventKind? EndOf(ExemptionReason reason, InsuredKind? insured) => reason switch
    {
        ExemptionReason.Imprisoned => LifeEventKind.ReleasedFromPrison,
        ExemptionReason.MilitaryService => LifeEventKind.DischargedFromService,
        ExemptionReason.EmployeeInsurance => LifeEventKind.EmployeeInsuranceEnded,
        ExemptionReason.InsuredElsewhere => insured == InsuredKind.Employee ? LifeEventKind.EmployeeInsuranceEnded : null,
        ExemptionReason.Deceased or ExemptionReason.MovedAway or ExemptionReason.Other => null,
    };
}
