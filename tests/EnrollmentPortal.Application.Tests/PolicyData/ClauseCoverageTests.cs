using EnrollmentPortal.Application.Tests.Assessments;

namespace EnrollmentPortal.Application.Tests.PolicyData;

/// <summary>No clause of a plan is silently absent, and of each it is known where it reaches somebody.</summary>
[Collection(nameof(WorkedCaseRuns))]
public sealed class ClauseCoverageTests(WorkedCaseRuns runs)
{
    private readonly IReadOnlyList<CoveredClause> _clauses = ClauseCoverage.Read(runs.Cases);

    [Theory]
    [InlineData("FJ", 54)]
    [InlineData("MC", 86)]
    [InlineData("WC", 66)]
    [InlineData("SG", 53)]
    [InlineData("SX", 46)]
    [InlineData("EX", 12)]
    public void Clauses_GivenAPlan_ThenTheyAreNumberedWithoutAGap(string plan, int last)
    {
        var numbers = _clauses.Where(clause => clause.Rule.StartsWith($"R-{plan}-", StringComparison.Ordinal)).Select(clause => clause.Rule);
        Assert.Equal(Enumerable.Range(1, last).Select(number => $"R-{plan}-{number:00}"), numbers);
    }

    [Fact]
    public void Clauses_GivenTheDocuments_ThenEachHasAnElementOrAPlaceInTheOrganisationAndNotBoth() =>
        Assert.Equal([], _clauses.Where(clause => (clause.Elements.Count > 0) == (clause.Organisational is not null)).Select(clause => clause.Rule));

    [Fact]
    public void Clauses_GivenTheWorkedCases_ThenEachWithAnElementIsTested() =>
        Assert.Equal([], _clauses.Where(clause => clause.Organisational is null && ClauseCoverage.Tests(clause).Length == 0).Select(clause => clause.Rule));

    [Fact]
    public void Parts_GivenTheTestsTheyName_ThenEachIsAClassOfATestProject() =>
        Assert.Equal([], DocumentPart.All.SelectMany(part => part.Tests).Distinct()
            .Where(name => !Directory.EnumerateFiles(ClauseCoverage.TestsPath, name + ".cs", SearchOption.AllDirectories).Any()));

    /// <remarks>After a change of documents or cases: run once with <c>PORTAL_WRITE_DOCS=1</c> and read the difference.</remarks>
    [Fact]
    public void Report_GivenTheDocumentation_ThenItIsUpToDate()
    {
        var report = ClauseReport.Write(_clauses, new ClauseReach(runs), runs.Cases.Count);
        if (Environment.GetEnvironmentVariable("PORTAL_WRITE_DOCS") == "1")
        {
            File.WriteAllText(ClauseCoverage.ReportPath, report);
        }

        Assert.Equal(report, File.ReadAllText(ClauseCoverage.ReportPath));
    }
}
