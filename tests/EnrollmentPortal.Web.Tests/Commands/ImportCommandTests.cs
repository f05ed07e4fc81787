using System.Globalization;
using System.Text;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary><c>import</c> as an administrator calls it; and killed in the middle, which nobody can answer.</summary>
public sealed class ImportCommandTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Tenant = 500240;
    private const string Unit = "500240108";
    private const string Village = "500240108001";
    private const string Header = "姓名,身份证号,户号,与户主关系,村\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-import-").FullName;

    private readonly TestPortal _portal = new(cluster);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    [Fact]
    public async Task Import_GivenAGoodAndABadRow_ThenCountsErrorFileAndAStatusThatTellsOfIt()
    {
        // Given
        await File.WriteAllTextAsync(Path("in.csv"), $"{Header}谭一,{Number()},A1,户主,单位001\n谭二,123,A1,子,单位001\n");

        // When
        await using var program = Start(_portal, "import", "--unit", Unit, "--in", Path("in.csv"), "--errors", Path("errors.csv"), "--data", _folder);

        // Then
        Assert.True(await program.ExitAsync() == 2, program.Transcript());
        Assert.StartsWith("import ", program.Output[0], StringComparison.Ordinal);
        Assert.Equal("2 rows: 1 new, 0 changed, 0 moved, 0 the same, 0 for review, 1 faulty; 1 new households; applied", program.Output[1]);
        using var errors = TableFile.Open(Path("errors.csv"), CancellationToken.None).Value;
        Assert.Equal(["谭二"], errors.Rows().Skip(1).Select(row => row[0]));
        Assert.Equal(1L, await _portal.OwnerScalarAsync<long>("select count(*) from person where name = '谭一'"));
        Assert.Equal(1L, await _portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'import.applied' and actor_name = 'portal import'"));
    }

    [Theory]
    [InlineData("usage: import --unit CODE", "import", "--unit", Unit)]
    [InlineData("usage: import --unit CODE", "import", "--in", "x.csv", "--continue", "y")]
    [InlineData("'12' is no code of a county", "import", "--unit", "12", "--in", "x.csv")]
    public async Task Import_GivenAMistakeOnTheCommandLine_ThenOneLineSaysHow(string expected, params string[] arguments)
    {
        await using var program = Start(_portal, arguments);

        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors));
    }

    [Fact]
    public async Task Import_GivenKillsInCheckAndApplication_ThenTheRegistryIsAsIfNothingHadHappened()
    {
        // Given
        await using var undisturbed = new TestPortal(cluster);
        await OpenAsync(undisturbed);
        await File.WriteAllTextAsync(Path("in.csv"), Many());

        // When it is killed in the check, again in the application, and called once more
        var id = await KillAsync("import-check", "--in", Path("in.csv"));
        await KillAsync("import-apply", "--continue", id);
        await using var last = Start(_portal, "import", "--unit", Unit, "--continue", id, "--data", _folder);

        // Then
        Assert.True(await last.ExitAsync() == 0, last.Transcript());
        await using var whole = Start(undisturbed, "import", "--unit", Unit, "--in", Path("in.csv"), "--data", _folder);
        Assert.True(await whole.ExitAsync() == 0, whole.Transcript());
        Assert.Equal(whole.Output[^1], last.Output[^1]);
        Assert.Equal(await RegistryAsync(undisturbed), await RegistryAsync(_portal));
        await AssertBooksAsync();
    }

    public async ValueTask InitializeAsync() => await OpenAsync(_portal);

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Number() => TestCounty.NextNumber(TestMember.Head("x")).Reveal();

    private static PortalProcess Start(TestPortal on, params IReadOnlyList<string> arguments) => PortalProcess.StartOn(on.Connections.Owner, arguments);

    // Families of three, so that parts end in the middle of some.
    private static string Many()
    {
        const int People = 36_000;
        var text = new StringBuilder(Header);
        for (var person = 0; person < People; person++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(char)('一' + (person % 3_000))}姓,{Number()},K{person / 3:00000},{(person % 3 == 0 ? "户主" : "子")},单位001\n");
        }

        return text.ToString();
    }

    /// <summary>Runs the program until the job has done some parts, and kills it.</summary>
    /// <returns>The import.</returns>
    private async Task<string> KillAsync(string kind, string option, string value)
    {
        await using var program = Start(_portal, "import", "--unit", Unit, option, value, "--data", _folder);
        const string Done = "select coalesce((select done from job where kind = $1 and state = 'Running'), 0)";
        while (await _portal.OwnerScalarAsync<int>(Done, kind) == 0)
        {
            Assert.False(program.HasExited, program.Transcript());
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        await program.SignalAsync("KILL");
        await program.ExitAsync();
        Assert.Equal("Running", await _portal.OwnerScalarAsync<string>("select state from job where kind = $1", kind));
        return option == "--in" ? program.Output[0]["import ".Length..] : value;
    }

    // Everything that the file says, and what was counted; ids are drawn and differ.
    private static Task<string> RegistryAsync(TestPortal on) => on.OwnerScalarAsync<string>(
        """
        select md5(string_agg(concat_ws('|', person.org_code, home.number, home.head_name, person.name, person.name_pinyin, person.relation, person.born_on,
                              person.id_number_hash), E'\n' order by person.id_number_hash))
          || ' ' || count(*) || ' ' || (select count(*) from household where number like 'K%')
          || ' ' || (select sum(registered) from village_progress where org_code = '500240108001')
        from person join household home on home.tenant_id = person.tenant_id and home.id = person.household_id where home.number like 'K%'
        """);

    private async Task AssertBooksAsync()
    {
        var auditor = Application.Progress.Verification.VerifyLedger.CommandLineActor(Tenant);
        var books = await _portal.UseCase<Application.Progress.Verification.VerifyLedger>().ExecuteAsync(auditor, CancellationToken.None);
        Assert.All(books.Value, check => Assert.True(check.IsOk, $"{check.Name}: {check.First}"));
    }

    private static async Task OpenAsync(TestPortal on)
    {
        await on.InitializeAsync();
        await on.Services.GetRequiredService<Installation>().SettleAsync(InstallationKind.Demonstration, TestContext.Current.CancellationToken);
        await TestCounty.OpenAsync(on, Tenant, 2024, new DateOnly(2023, 11, 20), Village);
    }
}
