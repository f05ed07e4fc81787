using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Divisions;

/// <summary>Why a printed name leads to no unit. A person then maps it.</summary>
public static class DivisionErrors
{
    /// <summary>No unit of the tenant has the name.</summary>
    public static Error Unknown(string printedName) => new("division.unknown", printedName);

    /// <summary>Several villages of the tenant have the name; say the township.</summary>
    public static Error Ambiguous(string printedName, int count) => new("division.ambiguous", printedName, count);
}
