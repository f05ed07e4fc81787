using System.Globalization;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting.Settings;

/// <summary>How long a session may stay unused, as the installation sets it.</summary>
internal static class SessionSettings
{
    private const string IdleMinutes = "Session:IdleMinutes";

    /// <exception cref="CommandLineException">The setting is no such number.</exception>
    public static SessionLimits Read(IConfiguration configuration)
    {
        var limits = SessionLimits.Default;
        if (configuration[IdleMinutes] is not { Length: > 0 } text)
        {
            return limits;
        }

        var longest = (int)limits.Longest.TotalMinutes;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes >= 1 && minutes <= longest
            ? limits with { Idle = TimeSpan.FromMinutes(minutes) }
            : throw new CommandLineException($"setting {IdleMinutes} is '{text}': give the minutes after which an unused session ends, 1 to {longest}");
    }
}
