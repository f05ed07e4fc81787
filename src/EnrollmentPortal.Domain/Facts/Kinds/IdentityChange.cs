namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>What changed after a payment.</summary>
public enum IdentityChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Newly certified.</summary>
    Certified,

    /// <summary>Taken off the roster.</summary>
    Removed,

    /// <summary>The identity was entered too late.</summary>
    DataLate,

    /// <summary>The person asks for the money back.</summary>
    RefundRequested,
}
