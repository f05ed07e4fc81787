namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>How long a session may last.</summary>
/// <param name="Idle">Without a key, a tap or a sent entry.</param>
/// <param name="Longest">In all.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>Half an hour at an unattended desk; a long working day in all.</summary>
    public static SessionLimits Default { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(10));
}
