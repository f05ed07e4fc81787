namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>A status in which the state cares for the person otherwise.</summary>
public enum ServiceStatus
{
    /// <summary>None.</summary>
    None,

    /// <summary>现役.</summary>
    InMilitaryService,

    /// <summary>服刑.</summary>
    InPrison,
}
