using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary><c>assess</c> as an official calls it: exit status, counts, one clear line, and never half a file.</summary>
public sealed class AssessCommandTests : IDisposable
{
    private const string Header = "case_id,plan,campaign_year,tier,born_on,identities,circumstances,paid_on\n";
    private const string Good = "1,500236,2023,一档,,,,2022-11-10\n";
    private const string Bad = "2,500236,2023,九档,,,,2022-11-10\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-assess-").FullName;

    private string In => Path.Combine(_folder, "in.csv");

    private string Out => Path.Combine(_folder, "out.csv");

    [Theory]
    [InlineData(Header + Good, 0, "1 rows: 1 accepted, 0 refused, 0 for review, 0 errors")]
    [InlineData(Header + Good + Bad, 2, "2 rows: 1 accepted, 0 refused, 0 for review, 1 errors")]
    public async Task Assess_GivenAFile_ThenTheCountsAndAStatusThatTellsOfErrors(string content, int status, string counts)
    {
        // Given
        await File.WriteAllTextAsync(In, content);

        // When
        await using var program = PortalProcess.Start("assess", "--in", In, "--out", Out);

        // Then
        Assert.Equal(status, await program.ExitAsync());
        Assert.Equal([counts], program.Output);
        Assert.Empty(program.Errors);
        Assert.StartsWith("1,yes,350,0,350,0,", (await File.ReadAllLinesAsync(Out))[1], StringComparison.Ordinal);
        Assert.Equal(["in.csv", "out.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Assess_GivenAtDesk_ThenTheRowsArePricedByPeopleOfACountyThatIsThrownAway()
    {
        // Given
        const string Unpaid = "2,130607,2023,单一档,,特困人员,,\n";
        const string Student = "3,500236,2023,一档,,,student=university,2022-11-20\n";
        var asked = Path.Combine(_folder, "asked.csv");
        await File.WriteAllTextAsync(In, Header + Good + Unpaid + Student);

        // When
        await using var program = PortalProcess.Start("assess", "--in", In, "--out", Out, "--at-desk", "--asked", asked);

        // Then
        Assert.Equal(0, await program.ExitAsync());
        Assert.Equal(
            [
                "2 rows: 2 accepted, 0 refused, 0 for review, 0 errors",
                "1 not at a desk: 1 without a day of payment, 0 changes of identity, 0 insured otherwise or in service, 0 with an event to come",
            ],
            program.Output);
        var rows = await File.ReadAllLinesAsync(Out);
        Assert.StartsWith("1,yes,350,0,350,0,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("2,not-at-desk,,", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("3,1,insured_at_university,", (await File.ReadAllLinesAsync(asked))[1], StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("case_id,plan\n1,500236\n", "lacks these columns: campaign_year, tier, born_on, identities, circumstances, paid_on")]
    public async Task Assess_GivenAFileThatCannotBeRead_ThenOneLineSaysWhyAndTheEarlierResultStays(string content, string expected)
    {
        // Given
        await File.WriteAllTextAsync(In, content);
        await File.WriteAllTextAsync(Out, "earlier");

        // When
        await using var program = PortalProcess.Start("assess", "--in", In, "--out", Out);

        // Then
        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors));
        Assert.Equal("earlier", await File.ReadAllTextAsync(Out));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("no-such.csv", "out.csv", "no-such.csv")]
    [InlineData("in.csv", "no-such-folder/out.csv", "no-such-folder")]
    [InlineData("in.csv", ".", "no file that can be written")]
    public async Task Assess_GivenAPathThatLeadsNowhere_ThenOneLineNamesIt(string from, string to, string expected)
    {
        // Given
        await File.WriteAllTextAsync(In, Header + Good);

        // When
        await using var program = PortalProcess.Start("assess", "--in", Path.Combine(_folder, from), "--out", Path.Combine(_folder, to));

        // Then
        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains(expected, Assert.Single(program.Errors));
    }

    [Theory]
    [InlineData("assess")]
    [InlineData("assess", "--in", "in.csv")]
    [InlineData("assess", "--in", "in.csv", "--from", "x")]
    [InlineData("assess", "--in", "in.csv", "--out", "out.csv", "--asked", "asked.csv")]
    public async Task Assess_GivenAMistakeOnTheCommandLine_ThenOneLineSaysHow(params string[] arguments)
    {
        // When
        await using var program = PortalProcess.Start(arguments);

        // Then
        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains("usage: assess --in FILE --out FILE [--at-desk [--asked FILE]]", Assert.Single(program.Errors));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
