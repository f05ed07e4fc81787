namespace EnrollmentPortal.Application.Persistence.Embedded;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
internal static class PostgresBinaries
{
    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c>, newest version first; null when none is installed.</summary>
    public static string? Find() =>
        Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_POSTGRES_BIN") is { Length: > 0 } chosen)
        {
            yield return chosen;
        }

        const string Debian = "/usr/lib/postgresql";
        if (Directory.Exists(Debian))
        {
            foreach (var version in Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            yield return folder;
        }
    }
}
