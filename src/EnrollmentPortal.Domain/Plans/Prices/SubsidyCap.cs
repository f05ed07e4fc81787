namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>What happens where a subsidy is larger than the person's own standard.</summary>
public enum SubsidyCap
{
    /// <summary>The subsidy is cut to the standard.</summary>
    Standard,

    /// <summary>The self-pay that the table prints is kept, and the subsidy pays the rest.</summary>
    PrintedSelfPay,
}
