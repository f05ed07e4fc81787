namespace EnrollmentPortal.Application.Exports;

/// <summary>Which people of a unit are listed.</summary>
public enum PeopleList
{
    /// <summary>未参保: everybody who should enrol and has not.</summary>
    Missing,

    /// <summary>已参保 in the current campaign.</summary>
    Enrolled,

    /// <summary>免参保: need not enrol here, with the reason.</summary>
    Exempt,

    /// <summary>在册: the whole register.</summary>
    Registered,
}
