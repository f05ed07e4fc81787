namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>未参保原因: what a person who should enrol and has not says about it.</summary>
/// <remarks>None of them is an exemption: the person stays on the list of those not enrolled.</remarks>
public enum NotEnrollingReason
{
    /// <summary>答应缴费: will pay, and is asked again.</summary>
    Promised,

    /// <summary>外出: away from home and not reached.</summary>
    Away,

    /// <summary>不愿参保.</summary>
    Refused,

    /// <summary>自述在外地或职工参保: says so; it is an exemption only once it has been checked.</summary>
    InsuredElsewhere,

    /// <summary>Another reason, in words.</summary>
    Other,
}
