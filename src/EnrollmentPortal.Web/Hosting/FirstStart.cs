using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>What an installation is for: decided when it is first started, and held against every later wish.</summary>
internal static class FirstStart
{
    /// <summary>The kind of the installation that is being started.</summary>
    /// <param name="installation">Where it is written.</param>
    /// <param name="options">What the start asks for.</param>
    /// <param name="name">The installation, as its administrator knows it.</param>
    /// <exception cref="CommandLineException">The start asks for what this installation is not.</exception>
    public static async Task<InstallationKind> SettleAsync(Installation installation, UpOptions options, string name)
    {
        var wanted = options.IsReal ? InstallationKind.Real : InstallationKind.Demonstration;
        var kind = await installation.SettleAsync(wanted, CancellationToken.None);
        return (kind, options) switch
        {
            (InstallationKind.Demonstration, { IsReal: true }) =>
                throw new CommandLineException($"{name} holds a demonstration and stays one; a real installation needs a folder or database of its own"),
            (InstallationKind.Real, { Population: not null }) =>
                throw new CommandLineException($"{name} is a real installation: no invented people are put into it (--population)"),
            _ => kind,
        };
    }

    /// <summary>For the commands that work on an installation that is there.</summary>
    /// <exception cref="CommandLineException">Nobody has started it.</exception>
    public static async Task ExpectAsync(Installation installation, string name)
    {
        if (await installation.FindAsync(CancellationToken.None) is null)
        {
            throw new CommandLineException($"{name} has never been started: begin with up, or up --no-demo for a real county");
        }
    }
}
