using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>What one import took.</summary>
/// <param name="Check">Seconds from the order to the end of the check.</param>
/// <param name="Apply">Seconds from the order to the end of the application.</param>
/// <param name="People">Rows that were new.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
internal sealed record ImportTimes(double Check, double Apply, int People, double PeakMegabytes)
{
    public double Whole => Check + Apply;

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"imported {Check} {Apply} {People} {PeakMegabytes}");

    public static ImportTimes Parse(string line)
    {
        var parts = line.Split(' ');
        return new(Number(parts[1]), Number(parts[2]), (int)Number(parts[3]), Number(parts[4]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Imports in a process of its own, which lives as long as the portal's would: only so its memory can be told from that of the measurement.</summary>
internal sealed class ImportProcess : IAsyncDisposable
{
    /// <summary>The verb by which the program calls itself.</summary>
    public const string Verb = "import-here";

    /// <summary>Before the path of what is to be taken back.</summary>
    public const string Undo = "undo ";

    private readonly Process _process;

    private ImportProcess(Process process) => _process = process;

    public static ImportProcess Start(BenchCounty county) => new(Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { typeof(ImportProcess).Assembly.Location, Verb, county.Folder, county.ConnectionString, county.Tenant.PlanUnit.Value },
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        // The web server's garbage collector.
        Environment = { ["DOTNET_gcServer"] = "1" },
    })!);

    /// <summary>Uploads, checks and applies the file.</summary>
    /// <exception cref="InvalidOperationException">The import failed.</exception>
    public async Task<ImportTimes> ImportAsync(string file)
    {
        await _process.StandardInput.WriteLineAsync(file);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("imported ", StringComparison.Ordinal)
            ? ImportTimes.Parse(line)
            : throw new InvalidOperationException("The import failed.");
    }

    /// <summary>Takes a file back that was imported.</summary>
    /// <returns>Seconds: what stands in the way, the order, and the work.</returns>
    /// <exception cref="InvalidOperationException">Something stands in the way.</exception>
    public async Task<double> UndoAsync(string file)
    {
        await _process.StandardInput.WriteLineAsync(Undo + file);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("undone ", StringComparison.Ordinal)
            ? double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The import was not taken back.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
