using System.Globalization;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting.Settings;

/// <summary>How many lists a unit may have checked in a day, as the installation sets it.</summary>
internal static class ImportSettings
{
    private const string ChecksPerDay = "Imports:ChecksPerDay";

    /// <exception cref="CommandLineException">The setting is no such number.</exception>
    public static ImportLimits Read(IConfiguration configuration)
    {
        if (configuration[ChecksPerDay] is not { Length: > 0 } text)
        {
            return ImportLimits.Default;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var checks) && checks > 0
            ? new ImportLimits(checks)
            : throw new CommandLineException($"setting {ChecksPerDay} is '{text}': give the checks that a unit may order within a day, 1 or more");
    }
}
