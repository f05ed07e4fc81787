using EnrollmentPortal.Application.Platform;
using Microsoft.Playwright;
using Npgsql;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>The real program with the demonstration, once for a whole test run, and the ways to talk to it.</summary>
/// <remarks>It starts when the first test asks for it. Tests share it and run side by side: a test that changes something works
/// on its own household, tenant or account.</remarks>
public sealed class RunningPortal : IAsyncLifetime
{
    private readonly string _dataFolder;
    private readonly string? _database;
    private readonly SemaphoreSlim _once = new(1, 1);
    private readonly SharedBrowser _browser = new();
    private PortalProcess? _process;
    private Uri? _address;

    public RunningPortal() => _dataFolder = Path.Combine(Path.GetTempPath(), "portal-web-" + Guid.NewGuid().ToString("N")[..8]);

    /// <summary>On a database of the test's own: the counties and nobody in them.</summary>
    /// <param name="database">The owner's connection.</param>
    /// <param name="dataFolder">Where the keys are that the test and the program share.</param>
    internal RunningPortal(string database, string dataFolder) => (_database, _dataFolder) = (database, dataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The program's address; starts it on the first call.</summary>
    public async Task<Uri> AddressAsync()
    {
        await _once.WaitAsync();
        try
        {
            _address ??= await StartAsync();
            return _address;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>A visitor without an account, who follows no redirect.</summary>
    public async Task<PortalVisitor> VisitAsync() => new(await AddressAsync());

    /// <summary>A visitor who has signed in. Without a password: as one of the demonstration accounts.</summary>
    public async Task<PortalVisitor> SignInAsync(string userName, string password = DemonstrationAccounts.Password)
    {
        var visitor = await VisitAsync();
        using var answer = await visitor.SignInAsync(userName, password);
        return answer.StatusCode is System.Net.HttpStatusCode.Redirect or System.Net.HttpStatusCode.Found
            ? visitor
            : throw new InvalidOperationException($"{userName} could not sign in: {(int)answer.StatusCode}");
    }

    /// <summary>Opens a page in Chromium and runs the test's steps on it. A console error fails the test; a failure leaves a picture.</summary>
    /// <param name="userName">A demonstration account, or null for a visitor.</param>
    /// <param name="path">Where the visit begins, such as <c>/desk</c>.</param>
    /// <param name="steps">What the user does and sees.</param>
    /// <param name="screen">Window and language; a desk's screen in Chinese where null.</param>
    public async Task BrowseAsync(string? userName, string path, Func<IPage, Task> steps, Screen? screen = null)
    {
        var address = await AddressAsync();
        using var visitor = userName is null ? await VisitAsync() : await SignInAsync(userName);
        await BrowseAsync(visitor, new Uri(address, path), steps, screen ?? Screen.Desk);
    }

    /// <summary>Goes on in Chromium where a signed-in visitor is.</summary>
    public async Task BrowseAsync(PortalVisitor visitor, string path, Func<IPage, Task> steps, Screen? screen = null) =>
        await BrowseAsync(visitor, new Uri(await AddressAsync(), path), steps, screen ?? Screen.Desk);

    /// <summary>SQL as the owner, past every policy: for arranging what no page makes, and for looking at what is really there.</summary>
    public async Task<T> OwnerScalarAsync<T>(string sql, params object[] parameters)
    {
        await AddressAsync();
        await using var source = NpgsqlDataSource.Create(OwnerConnection);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(_dataFolder, recursive: true);
        }

        _once.Dispose();
    }

    /// <summary>What the program has logged, one JSON line an event.</summary>
    public async Task<IReadOnlyList<string>> LogLinesAsync()
    {
        await AddressAsync();
        var lines = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(_dataFolder, "logs")))
        {
            // The program goes on writing.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            lines.AddRange((await reader.ReadToEndAsync()).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }

    // The embedded server listens on this socket alone.
    private string OwnerConnection => _database ?? new NpgsqlConnectionStringBuilder
    {
        Host = Path.Combine(_dataFolder, "database", "run"),
        Username = "postgres",
        Database = "portal",
    }.ConnectionString;

    private async Task<Uri> StartAsync()
    {
        _process = PortalProcess.StartOn(_database, ["up", "--port", "0", "--data", _dataFolder, "--population", _database is null ? "small" : "none"]);
        var address = new Uri(await _process.LineAsync("address: "));
        await _process.LineAsync("ready in ");
        return address;
    }

    private async Task BrowseAsync(PortalVisitor visitor, Uri address, Func<IPage, Task> steps, Screen screen)
    {
        await using var context = await _browser.OpenAsync(address, visitor, screen);
        var page = await context.NewPageAsync();
        await page.AwaitAnswersAsync();
        var errors = ConsoleErrors.Of(page);
        try
        {
            await page.GotoAsync(address.ToString());
            await steps(page);
        }
        catch
        {
            await SharedBrowser.PhotographAsync(page);
            throw;
        }

        errors.AssertNone();
    }
}
