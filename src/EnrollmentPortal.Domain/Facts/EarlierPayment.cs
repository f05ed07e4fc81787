namespace EnrollmentPortal.Domain.Facts;

/// <summary>An earlier payment for the same year.</summary>
public enum EarlierPayment
{
    /// <summary>None.</summary>
    None,

    /// <summary>The whole standard.</summary>
    Full,

    /// <summary>Less, because it was subsidised.</summary>
    Reduced,
}
