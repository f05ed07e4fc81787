using System.Globalization;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting.Settings;

/// <summary>How much one officer may take away by a list alone, as the installation sets it.</summary>
internal static class RosterSettings
{
    private const string SecondPersonPercent = "Rosters:SecondPersonPercent";

    /// <exception cref="CommandLineException">The setting is no such number.</exception>
    public static RosterLimits Read(IConfiguration configuration)
    {
        if (configuration[SecondPersonPercent] is not { Length: > 0 } text)
        {
            return RosterLimits.Default;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? new RosterLimits(percent)
            : throw new CommandLineException($"setting {SecondPersonPercent} is '{text}': give the share of a list in percent, 0 to 100");
    }
}
