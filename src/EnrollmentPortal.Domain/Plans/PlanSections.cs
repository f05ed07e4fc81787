namespace EnrollmentPortal.Domain.Plans;

/// <summary>Who decides about the parts of a plan.</summary>
public static class PlanSections
{
    /// <summary>Parts of which a township's document adds to its county's.</summary>
    public static IReadOnlyList<string> Shared { get; } = ["documents", "clauses", "assumptions", "warnings"];

    /// <summary>Parts that a township's document may hold in place of its county's.</summary>
    public static IReadOnlyList<string> Township { get; } =
    [
        "$schema", "unit", "year", "version", "title",
        "quotas", "keyGroups", "phases", "duties", "incentives", "channels", "evidence", "cash", "exemptions",
    ];

    /// <summary>True for a part that the document of a township may hold.</summary>
    public static bool IsTownships(string section) => Shared.Contains(section) || Township.Contains(section);
}
