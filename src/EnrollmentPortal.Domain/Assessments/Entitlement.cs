namespace EnrollmentPortal.Domain.Assessments;

/// <summary>待遇享受期 of one person.</summary>
/// <param name="State">What is known.</param>
/// <param name="Start">First day; null where it is not known or there is none.</param>
/// <param name="End">Last day, included; null likewise.</param>
public readonly record struct Entitlement(EntitlementState State, DateOnly? Start, DateOnly? End)
{
    /// <summary>No benefits.</summary>
    public static Entitlement None { get; }
}
