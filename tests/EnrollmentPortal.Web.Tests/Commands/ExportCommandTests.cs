using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary><c>export</c> as an administrator calls it: the file, the count, one clear line.</summary>
public sealed class ExportCommandTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Village = "500240108001";

    private readonly TestPortal _portal = new(cluster);
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-export-").FullName;

    private string Out => Path.Combine(_folder, "out.xlsx");

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await _portal.Services.GetRequiredService<Installation>().SettleAsync(InstallationKind.Demonstration, TestContext.Current.CancellationToken);
        var county = await TestCounty.OpenAsync(_portal, 500240, 2024, new DateOnly(2023, 11, 20), Village);
        await county.AddHouseholdAsync(Village, TestMember.Head("谭一"), new TestMember("谭二"));
    }

    [Theory]
    [InlineData("Missing", "2 rows", 5, "谭一")]
    [InlineData("progress", "1 rows", 2, "单位001")]
    [InlineData("AuditTrail", "0 rows", 1, "")]
    public async Task Export_GivenAList_ThenTheFileTheCountAndALineInTheTrail(string list, string counts, int column, string first)
    {
        // When
        var unit = list == "AuditTrail" ? "500240" : "500240108";
        await using var program = Start("export", "--unit", unit, "--list", list, "--out", Out, "--data", _folder);

        // Then
        Assert.True(await program.ExitAsync() == 0, program.Transcript());
        Assert.Equal($"{counts}: {Out}", Assert.Single(program.Output));
        using var file = TableFile.Open(Out, CancellationToken.None).Value;
        var rows = file.Rows().ToList();
        Assert.Equal(first, rows.Count > 2 ? rows[1][column - 1] : string.Empty);
        Assert.Contains("portal export", rows[^1][0], StringComparison.Ordinal);
        Assert.Equal(1L, await _portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'list.exported' and actor_name = 'portal export'"));
    }

    [Theory]
    [InlineData("usage: export --unit CODE", "--list", "Everything")]
    [InlineData("ends neither in .xlsx nor in .csv", "--list", "Missing", "--out", "list.pdf")]
    [InlineData("--out is missing", "--list", "Missing")]
    public async Task Export_GivenAMistakeOnTheCommandLine_ThenOneLineSaysWhich(string expected, params string[] arguments)
    {
        await using var program = Start(["export", "--unit", "500240", "--data", _folder, .. arguments]);

        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors));
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private PortalProcess Start(params IReadOnlyList<string> arguments) => PortalProcess.StartOn(_portal.Connections.Owner, arguments);
}
