using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary>The program as an administrator meets it: started, refused, stopped, killed, started again.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-program-" + Guid.NewGuid().ToString("N")[..8]);

    [Theory]
    [InlineData("unknown option '--prot'", "up", "--prot", "5080")]
    [InlineData("'many' is no port number", "up", "--port", "many")]
    [InlineData("'70000' is no port number", "up", "--port", "70000")]
    [InlineData("option '--data' needs a value", "up", "--data")]
    [InlineData("population 'huge' is not", "up", "--population", "huge")]
    [InlineData("unknown command 'upp'", "upp")]
    public async Task Start_GivenAMistakeOnTheCommandLine_ThenOneLineSaysWhich(string expected, params string[] arguments)
    {
        // Given, When
        await using var program = PortalProcess.Start(arguments);

        // Then
        Assert.NotEqual(0, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors));
    }

    [Fact]
    public async Task Start_GivenAPortThatIsTaken_ThenOneLineSaysSoAndNoDatabaseIsMade()
    {
        // Given
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        // When
        await using var program = PortalProcess.Start("up", "--port", $"{port}", "--data", _folder);

        // Then
        Assert.NotEqual(0, await program.ExitAsync());
        Assert.Contains($"port {port} is taken", Assert.Single(program.Errors));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task Start_GivenADataFolderThatCannotBeMade_ThenOneLineSaysSo()
    {
        // Given: a file stands where the folder would be
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "here first");

        // When
        await using var program = PortalProcess.Start("up", "--port", "0", "--data", file);

        // Then
        Assert.NotEqual(0, await program.ExitAsync());
        Assert.Contains(file, Assert.Single(program.Errors));
    }

    [Fact]
    public async Task Program_GivenALifeWithAnEndAndAKill_ThenItServesEachTimeAndLeavesNoServerBehind()
    {
        // Given a first start
        await using (var first = await ServeAsync())
        {
            // When an administrator stops it
            var server = await PostmasterAsync();
            await first.SignalAsync("TERM");

            // Then program and database end
            Assert.Equal(0, await first.ExitAsync());
            Assert.False(Runs(server));
        }

        // Given a second start
        await using (var second = await ServeAsync())
        {
            // When it is killed, which nobody can answer
            await second.SignalAsync("KILL");
            await second.ExitAsync();
        }

        // Then the third one works with the database that was left running, and stops it
        await using var third = await ServeAsync();
        var last = await PostmasterAsync();
        await third.SignalAsync("TERM");
        Assert.Equal(0, await third.ExitAsync());
        Assert.False(Runs(last));
    }

    [Fact]
    public async Task Database_GivenItsServerIsKilled_ThenTheRunningProgramStartsItAgain()
    {
        // Given
        await using var program = await ServeAsync();
        using var client = new HttpClient { BaseAddress = new Uri(await program.LineAsync("address: ")) };
        var killed = await PostmasterAsync();

        // When
        await PortalProcess.SignalAsync(killed, "KILL");

        // Then
        var waiting = Stopwatch.StartNew();
        while (await PostmasterAsync() == killed || !await IsReadyAsync(client))
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(2), program.Transcript());
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        Assert.False(program.HasExited);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // Starts with tenants and accounts alone, and sees that it is ready.
    private async Task<PortalProcess> ServeAsync()
    {
        var program = PortalProcess.Start("up", "--port", "0", "--data", _folder, "--population", "none");
        using var client = new HttpClient { BaseAddress = new Uri(await program.LineAsync("address: ")) };
        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("ready", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        await program.LineAsync("ready in ");
        return program;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return ready.StatusCode == HttpStatusCode.OK;
    }

    // A server that starts makes its file afresh and writes it line by line.
    private async Task<int> PostmasterAsync()
    {
        var file = Path.Combine(_folder, "database", "postgres", "postmaster.pid");
        var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
        return lines.Length > 0 ? int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static bool Runs(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            // A process that ended and that nobody has buried yet still has an entry.
            return !File.ReadLines($"/proc/{process}/status").Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is ArgumentException or IOException)
        {
            return false;
        }
    }
}
