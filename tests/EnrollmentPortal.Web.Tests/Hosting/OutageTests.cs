using System.Diagnostics;
using System.Net;
using EnrollmentPortal.Application.Persistence.Embedded;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using Npgsql;

namespace EnrollmentPortal.Web.Tests.Hosting;

/// <summary>The program while its database goes and comes back: nothing ends, everything goes on by itself.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    // Half of the half minute that an open page once held up the end; the machine may be busy.
    private static readonly TimeSpan QuickEnd = TimeSpan.FromSeconds(15);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-outage-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly SharedBrowser _browser = new();
    private EmbeddedPostgres _server = default!;
    private PortalProcess _program = default!;
    private PortalVisitor _visitor = default!;
    private Uri _address = default!;

    public async ValueTask InitializeAsync()
    {
        _server = await StartServerAsync();
        await _server.EnsureDatabaseAsync("portal", CancellationToken.None);
        _program = PortalProcess.StartOn(_server.ConnectionString("portal"), ["up", "--port", "0", "--data", _folder, "--population", "none"]);
        _address = new Uri(await _program.LineAsync("address: "));
        await _program.LineAsync("ready in ");
        _visitor = new PortalVisitor(_address);
        using var signedIn = await _visitor.SignInAsync("wangchang", DemonstrationAccounts.Password);
    }

    [Fact]
    public async Task Connections_GivenTheyAreKilledAgainAndAgain_ThenTheProgramGoesOn()
    {
        // Given, When: over many looks of the background work
        await using (var owner = NpgsqlDataSource.Create(_server.ConnectionString("postgres")))
        {
            for (var round = 0; round < 20; round++)
            {
                await using var kill = owner.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'portal_app'");
                await kill.ExecuteScalarAsync(TestContext.Current.CancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
        }

        // Then
        await AwaitReadinessAsync(HttpStatusCode.OK);
        using var home = await _visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.False(_program.HasExited);
    }

    [Fact]
    public async Task Server_GivenItGoesAndComesBack_ThenPagesSaySoAndGoOnAndTheProgramEndsQuickly()
    {
        // Given an open page
        await using var context = await _browser.OpenAsync(_address, _visitor, Screen.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_address, "/").ToString());
        await page.AwaitCircuitAsync();

        // When
        await _server.StopAsync();

        // Then
        await AwaitReadinessAsync(HttpStatusCode.ServiceUnavailable);
        await Assertions.Expect(Notice(page)).ToHaveCountAsync(1);
        using var live = await _visitor.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var plain = await context.NewPageAsync();
        Assert.Equal(503, (await plain.GotoAsync(new Uri(_address, "/calculator").ToString()))!.Status);
        await Assertions.Expect(Notice(plain)).ToHaveCountAsync(1);
        var other = await context.NewPageAsync();
        var answer = await other.GotoAsync(new Uri(_address, "/progress").ToString());
        Assert.Equal(503, answer!.Status);
        await Assertions.Expect(other.Locator("h1")).ToHaveTextAsync("数据库暂时连接不上。");

        // When
        _server = await StartServerAsync();

        // Then both go on by themselves
        await AwaitReadinessAsync(HttpStatusCode.OK);
        await Assertions.Expect(Notice(page)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("谭晓梅");
        await Assertions.Expect(Notice(plain)).ToHaveCountAsync(0);
        await other.AwaitCircuitAsync();
        Assert.EndsWith("/progress", other.Url, StringComparison.Ordinal);
        Assert.False(_program.HasExited);

        // When the program is to end under the open pages
        var ending = Stopwatch.StartNew();
        await _program.SignalAsync("TERM");

        // Then
        Assert.Equal(0, await _program.ExitAsync());
        Assert.True(ending.Elapsed < QuickEnd, $"it took {ending.Elapsed.TotalSeconds:0.0} s");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _visitor.Dispose();
        await _program.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static ILocator Notice(IPage page) => page.GetByText("数据库暂时连接不上").Filter(new LocatorFilterOptions { Visible = true });

    private Task<EmbeddedPostgres> StartServerAsync() =>
        EmbeddedPostgres.StartAsync(Path.Combine(_folder, "server"), ["fsync=off"], CancellationToken.None);

    private async Task AwaitReadinessAsync(HttpStatusCode expected)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < TimeSpan.FromMinutes(1);)
        {
            using var ready = await _visitor.GetAsync("/health/ready");
            if (ready.StatusCode == expected)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        Assert.Fail($"/health/ready never said {(int)expected}.\n{_program.Transcript()}");
    }
}
