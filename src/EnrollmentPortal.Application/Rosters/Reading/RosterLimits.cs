namespace EnrollmentPortal.Application.Rosters.Reading;

/// <summary>What an installation lets one person do alone.</summary>
/// <param name="SecondPersonPercent">Of the people who were on the list before, the share above which a second person must confirm that so many leave
/// or lose their subsidy.</param>
public sealed record RosterLimits(int SecondPersonPercent)
{
    public static RosterLimits Default { get; } = new(10);
}
