namespace EnrollmentPortal.Application.Imports;

/// <summary>How much an installation lets a unit ask.</summary>
/// <param name="ChecksPerDay">Checks of lists that a unit may order within 24 hours.</param>
public sealed record ImportLimits(int ChecksPerDay)
{
    public static ImportLimits Default { get; } = new(50);
}
