using EnrollmentPortal.Web.Tests.Harness;
using Npgsql;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary>What a data folder was at its first start it stays; each refusal is one line.</summary>
public sealed class InstallationCommandTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-kind-" + Guid.NewGuid().ToString("N")[..8]);

    [Fact]
    public async Task Real_GivenALaterStartWithoutTheOption_ThenNoPublishedAccountEnters()
    {
        // Given
        await using (var first = PortalProcess.Start("up", "--port", "0", "--data", _folder, "--no-demo"))
        {
            await first.LineAsync("ready in ");
        }

        // When
        await using (var second = PortalProcess.Start("up", "--port", "0", "--data", _folder))
        {
            using var visitor = new PortalVisitor(new Uri(await second.LineAsync("address: ")));
            await second.LineAsync("ready in ");
            using var answer = await visitor.SignInAsync("admin", Application.Platform.DemonstrationAccounts.Password);

            // Then: refused, on the same page
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(second.Output, line => line.Contains("demonstration", StringComparison.Ordinal));
        }

        await AssertRefusedAsync("is a real installation: no invented people", "up", "--port", "0", "--population", "small");
    }

    [Fact]
    public async Task Demonstration_GivenWhatBelongsToARealCounty_ThenOneLineRefuses()
    {
        // Given
        await using (var first = PortalProcess.Start("up", "--port", "0", "--data", _folder, "--population", "none"))
        {
            await first.LineAsync("ready in ");

            // When, Then: nobody else gets the folder meanwhile
            await AssertRefusedAsync("a portal runs on", "up", "--port", "0");
        }

        // When, Then
        await AssertRefusedAsync("holds a demonstration and stays one", "up", "--port", "0", "--no-demo");
        await AssertRefusedAsync("is a demonstration and stays one", "admin", "create", "--user-name", "zhang", "--name", "张伟");
        await AssertRefusedAsync("is a demonstration and stays one", "admin", "county", "--code", "510722", "--name", "三台县");
    }

    [Fact]
    public async Task Start_GivenADataFolderOfTheEarlierNumbering_ThenOneLineRefusesAndItsFilesStay()
    {
        // Given: a folder whose database names the files of that time
        await using (var first = PortalProcess.Start("up", "--port", "0", "--data", _folder, "--no-demo"))
        {
            await first.LineAsync("ready in ");
            await NumberAsBeforeAsync();
        }

        var before = FilesBesideTheDatabase();

        // When, Then: the server, and every command that opens the folder
        await AssertRefusedAsync("start with a new data folder", "up", "--port", "0");
        await AssertRefusedAsync("start with a new data folder", "admin", "create", "--user-name", "zhang", "--name", "张伟");
        Assert.Equal(before, FilesBesideTheDatabase());
        Assert.False(File.Exists(Path.Combine(_folder, "database", "postgres", "postmaster.pid")));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task NumberAsBeforeAsync()
    {
        await using var source = NpgsqlDataSource.Create($"Host={Path.Combine(_folder, "database", "run")};Username=postgres;Database=portal;Pooling=false");
        await using var command = source.CreateCommand("update schema_migration set version = version - 100");
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private List<string> FilesBesideTheDatabase() =>
    [
        .. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(_folder, "database"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => file + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
    ];

    private async Task AssertRefusedAsync(string expected, params string[] arguments)
    {
        await using var program = PortalProcess.Start([.. arguments, "--data", _folder]);
        await program.TypeAsync("Real2024office");
        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors), StringComparison.Ordinal);
    }
}
