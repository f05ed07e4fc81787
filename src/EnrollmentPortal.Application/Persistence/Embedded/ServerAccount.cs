using System.Diagnostics;

namespace EnrollmentPortal.Application.Persistence.Embedded;

/// <summary>The operating-system account that runs the server: our own, or <c>postgres</c> when we are root (PostgreSQL refuses root).</summary>
internal sealed class ServerAccount
{
    private readonly bool _switch;

    private ServerAccount(bool switchUser) => _switch = switchUser;

    private const string Name = "postgres";

    /// <summary>Chooses the account and proves that it can write below the folder.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot.</exception>
    public static async Task<ServerAccount> ForAsync(string folder, CancellationToken cancellationToken)
    {
        var account = new ServerAccount(Environment.IsPrivilegedProcess);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The data folder {folder} cannot be created: {problem.Message}");
        }

        await account.OwnAsync(folder, cancellationToken);
        var probe = await account.RunAsync("test", ["-w", folder], cancellationToken);
        return probe.ExitCode == 0
            ? account
            : throw new EmbeddedPostgresException($"The data folder {folder} is not writable for the account that runs PostgreSQL: choose another with --data.");
    }

    /// <summary>Makes the folder, private to the account.</summary>
    public async Task OwnAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (_switch)
        {
            await RunProcessAsync("chown", [Name, folder], cancellationToken);
            await RunProcessAsync("chmod", ["700", folder], cancellationToken);
        }
    }

    public Task<CommandOutcome> RunAsync(string command, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => _switch
        ? RunProcessAsync("setpriv", [$"--reuid={Name}", $"--regid={Name}", "--clear-groups", command, .. arguments], cancellationToken)
        : RunProcessAsync(command, arguments, cancellationToken);

    private static async Task<CommandOutcome> RunProcessAsync(string command, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Output goes through a file: the daemon inherits the handles, and a pipe would never report its end.
        var output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", "out=$1; shift; cd / && exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, command, .. arguments]);
            using var process = Process.Start(start) ?? throw new EmbeddedPostgresException($"{command} could not be started.");
            await process.WaitForExitAsync(cancellationToken);
            var lines = (await File.ReadAllLinesAsync(output, cancellationToken)).Where(line => line.Length > 0);
            return new CommandOutcome(process.ExitCode, lines.LastOrDefault() ?? string.Empty);
        }
        finally
        {
            File.Delete(output);
        }
    }
}

/// <summary>How a command ended.</summary>
internal sealed record CommandOutcome(int ExitCode, string LastLine);
