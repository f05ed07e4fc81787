using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using EnrollmentPortal.Application.Persistence.Embedded;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>A private server through its life: first start, found running, stopped, killed.</summary>
[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-embedded-" + Guid.NewGuid().ToString("N")[..8]);
    private EmbeddedPostgres? _server;

    [Fact]
    public async Task StartAsync_GivenAnEmptyFolder_ThenAServerAnswersOnItsSocketAlone()
    {
        // Given, When
        await StartAsync();

        // Then
        Assert.Equal("", await ScalarAsync("show listen_addresses"));
        Assert.Equal("UTF8", await ScalarAsync("show server_encoding"));
        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(_folder, "run")) & Others);
    }

    [Fact]
    public async Task StartAsync_GivenTheServerRuns_ThenItIsUsedAgain()
    {
        // Given
        await StartAsync();
        var first = await PostmasterAsync();

        // When
        await StartAsync();

        // Then
        Assert.Equal(first, await PostmasterAsync());
    }

    [Fact]
    public async Task StartAsync_GivenItWasStopped_ThenTheDataIsThere()
    {
        // Given
        await StartAsync();
        await _server!.EnsureDatabaseAsync("kept", CancellationToken.None);
        await _server.StopAsync();
        NpgsqlConnection.ClearAllPools();

        // When
        await StartAsync();

        // Then
        Assert.Equal("kept", await ScalarAsync("select datname from pg_database where datname = 'kept'"));
    }

    [Fact]
    public async Task StartAsync_GivenTheServerWasKilled_ThenItRecoversWhatWasCommitted()
    {
        // Given
        await StartAsync();
        await ScalarAsync("create table kept (id int); insert into kept values (7)");
        await ScalarAsync("insert into kept values (8)");
        await KillAsync(await PostmasterAsync());
        NpgsqlConnection.ClearAllPools();

        // When
        await StartAsync();

        // Then
        Assert.Equal("7,8", await ScalarAsync("select string_agg(id::text, ',' order by id) from kept"));
    }

    [Fact]
    public async Task EnsureDatabaseAsync_GivenItExists_ThenNothingHappens()
    {
        // Given
        await StartAsync();
        await _server!.EnsureDatabaseAsync("portal", CancellationToken.None);

        // When
        await _server.EnsureDatabaseAsync("portal", CancellationToken.None);

        // Then
        Assert.Equal("1", await ScalarAsync("select count(*)::text from pg_database where datname = 'portal'"));
    }

    [Fact]
    public async Task StartAsync_GivenAFolderThatTheServersAccountCannotWrite_ThenOneLineSaysSo()
    {
        // Given: for root the server's account is another one, which must pass the parent folder
        var closed = Directory.CreateDirectory(_folder);
        closed.UnixFileMode = UnixFileMode.UserRead | (Environment.IsPrivilegedProcess ? UnixFileMode.UserExecute : UnixFileMode.None);

        // When
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(
            () => EmbeddedPostgres.StartAsync(Path.Combine(_folder, "inside"), [], CancellationToken.None));

        // Then
        Assert.Contains(_folder, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
        closed.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    }

    [Fact]
    public async Task StartAsync_GivenAFileInTheFoldersPlace_ThenOneLineSaysSo()
    {
        // Given
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "here first");

        // When
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(file, [], CancellationToken.None));

        // Then
        Assert.Contains(file, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync() => _server = await EmbeddedPostgres.StartAsync(_folder, [], CancellationToken.None);

    private async Task<int> PostmasterAsync() => int.Parse(
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "postgres", "postmaster.pid")))[0], CultureInfo.InvariantCulture);

    private static async Task KillAsync(int process)
    {
        using var kill = Process.Start("kill", ["-KILL", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server!.ConnectionString("postgres"));
        var result = default(string);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                result = reader.GetString(0);
            }
        }
        while (await reader.NextResultAsync());

        return result;
    }
}
