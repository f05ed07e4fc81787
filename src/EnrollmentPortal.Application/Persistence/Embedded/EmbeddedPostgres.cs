using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence.Embedded;

/// <summary>A private PostgreSQL in a data folder: reached by a unix socket alone, run by an unprivileged account.</summary>
/// <remarks>The server is a daemon of its own. After a crash of the portal it is found running and used again; after a crash of
/// the server its next start recovers from the write-ahead log.</remarks>
public sealed class EmbeddedPostgres
{
    // A unix socket's path may have 107 bytes, and PostgreSQL appends its file name.
    private const int MaxSocketFolderLength = 80;

    // A killed process keeps its lock until its parent takes note of its end.
    private static readonly TimeSpan BurialPatience = TimeSpan.FromSeconds(20);

    private readonly string _binaries;
    private readonly string _cluster;
    private readonly string _log;
    private readonly string _socketFolder;
    private readonly ServerAccount _account;
    private readonly IReadOnlyList<string> _settings;

    private EmbeddedPostgres(string binaries, string dataFolder, ServerAccount account, IReadOnlyList<string> settings)
    {
        (_binaries, _account, _settings) = (binaries, account, settings);
        _cluster = Path.Combine(dataFolder, "postgres");
        _log = Path.Combine(dataFolder, "postgres.log");
        var inside = Path.Combine(dataFolder, "run");
        _socketFolder = inside.Length <= MaxSocketFolderLength ? inside : Path.Combine(Path.GetTempPath(), "ep-" + Digest(dataFolder));
    }

    /// <summary>Prepares the folder, creates the cluster on the first start, and starts the server unless it runs.</summary>
    /// <param name="dataFolder">Absolute or relative; made when absent.</param>
    /// <param name="settings">Further server settings such as <c>fsync=off</c> for throw-away clusters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="EmbeddedPostgresException">The message says in one line what is in the way.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string dataFolder, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Find()
            ?? throw new EmbeddedPostgresException("PostgreSQL is not installed: install the package postgresql, or set ConnectionStrings__Portal to a server.");
        var folder = Path.GetFullPath(dataFolder);
        var account = await ServerAccount.ForAsync(folder, cancellationToken);
        var server = new EmbeddedPostgres(binaries, folder, account, settings);
        await server.PrepareAsync(cancellationToken);
        await server.EnsureRunningAsync(cancellationToken);
        return server;
    }

    /// <summary>False when the server ran already: somebody else works with it, and will stop it.</summary>
    public bool WasStartedHere { get; private set; }

    /// <summary>True when the folder holds a cluster.</summary>
    public static bool Exists(string dataFolder) => File.Exists(Path.Combine(dataFolder, "postgres", "PG_VERSION"));

    /// <summary>The connection string of the cluster's superuser.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _socketFolder,
        Username = "postgres",
        Database = database,
        IncludeErrorDetail = false,
    }.ConnectionString;

    /// <summary>Creates the database unless it exists.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = source.CreateCommand($"create database \"{name}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Starts the server again if it has died; one that runs or recovers is left alone.</summary>
    /// <returns>True when it had to be started.</returns>
    /// <exception cref="EmbeddedPostgresException">It does not start.</exception>
    public async Task<bool> ReviveAsync(CancellationToken cancellationToken)
    {
        if (await AnswersAsync(cancellationToken))
        {
            return false;
        }

        await EnsureRunningAsync(cancellationToken);
        return true;
    }

    /// <summary>Stops the server after open transactions were rolled back.</summary>
    public async Task StopAsync() =>
        await ControlAsync(["stop", "-D", _cluster, "-m", "fast", "-w", "-t", "30"], CancellationToken.None);

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _account.OwnAsync(Path.GetDirectoryName(_cluster)!, cancellationToken);
        await _account.OwnAsync(_socketFolder, cancellationToken);
        if (File.Exists(Path.Combine(_cluster, "PG_VERSION")))
        {
            return;
        }

        // Into a folder beside it, renamed at the end: an interrupted initdb leaves nothing that looks like a cluster.
        var fresh = _cluster + ".new";
        await _account.RunAsync("rm", ["-rf", fresh], cancellationToken);
        var made = await _account.RunAsync(
            Path.Combine(_binaries, "initdb"),
            ["-D", fresh, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
            cancellationToken);
        if (made.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"PostgreSQL could not create its cluster in {fresh}: {made.LastLine}");
        }

        await _account.RunAsync("mv", [fresh, _cluster], cancellationToken);
    }

    // Only an answer proves that the server runs: the process id in its lock file may be that of a killed process which
    // nobody has buried yet, or after a reboot that of a stranger.
    private async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (!await AnswersAsync(cancellationToken))
        {
            var started = await LaunchAsync(cancellationToken);
            if (started.ExitCode == 0)
            {
                WasStartedHere = true;
                return;
            }

            if (waiting.Elapsed > BurialPatience || !await IsDyingAsync(cancellationToken))
            {
                throw new EmbeddedPostgresException($"PostgreSQL did not start: {started.LastLine} See {_log}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Whether something of a killed server still holds the cluster: its process, or its children, which keep the shared memory
    /// for some moments after it. Its lock file is there in both cases.</summary>
    private async Task<bool> IsDyingAsync(CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(_cluster, "postmaster.pid")) || (await ControlAsync(["status", "-D", _cluster], cancellationToken)).ExitCode == 0;

    private Task<CommandOutcome> LaunchAsync(CancellationToken cancellationToken)
    {
        var options = string.Join(' ', new[] { $"unix_socket_directories='{_socketFolder}'", "listen_addresses=''", "max_connections=100" }
            .Concat(_settings).Select(setting => $"-c {setting}"));
        return ControlAsync(["start", "-D", _cluster, "-l", _log, "-w", "-t", "60", "-o", options], cancellationToken);
    }

    private Task<CommandOutcome> ControlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        _account.RunAsync(Path.Combine(_binaries, "pg_ctl"), arguments, cancellationToken);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}

/// <summary>The embedded server cannot run; the message says why in one line.</summary>
public sealed class EmbeddedPostgresException(string message) : Exception(message);
