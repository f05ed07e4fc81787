namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>How firmly the plan prints the government share.</summary>
public enum GovernmentShareBasis
{
    /// <summary>Printed for the coverage year.</summary>
    Printed,

    /// <summary>Printed as a lower bound (不低于).</summary>
    AtLeast,

    /// <summary>Printed as provisional (暂定).</summary>
    Provisional,

    /// <summary>Printed for another year only.</summary>
    PrintedForAnotherYear,

    /// <summary>Not printed at all.</summary>
    NotPrinted,
}
