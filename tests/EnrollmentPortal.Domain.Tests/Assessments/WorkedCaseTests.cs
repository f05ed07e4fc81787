namespace EnrollmentPortal.Domain.Tests.Assessments;

public sealed class WorkedCaseTests
{
    private static readonly string[] Results =
    [
        "accepted", "standard", "subsidy", "self_pay", "government_share",
        "later_subsidy_or_refund", "entitlement_start", "entitlement_end",
    ];

    public static TheoryData<string> Fengjie => Of("500236");

    public static TheoryData<string> Mancheng => Of("130607");

    public static TheoryData<string> Wangchang => Of("500240108");

    public static TheoryData<string> Songgai => Of("500118107");

    public static TheoryData<string> Suixian => Of("421321");

    public static TheoryData<string> Example => Of("990101");

    [Theory]
    [MemberData(nameof(Fengjie))]
    public void Assess_GivenACaseOfFengjie_ThenTheExpectedResult(string id) => Check(id);

    [Theory]
    [MemberData(nameof(Mancheng))]
    public void Assess_GivenACaseOfMancheng_ThenTheExpectedResult(string id) => Check(id);

    [Theory]
    [MemberData(nameof(Wangchang))]
    public void Assess_GivenACaseOfWangchang_ThenTheExpectedResult(string id) => Check(id);

    [Theory]
    [MemberData(nameof(Songgai))]
    public void Assess_GivenACaseOfSonggai_ThenTheExpectedResult(string id) => Check(id);

    [Theory]
    [MemberData(nameof(Suixian))]
    public void Assess_GivenACaseOfSuixian_ThenTheExpectedResult(string id) => Check(id);

    [Theory]
    [MemberData(nameof(Example))]
    public void Assess_GivenACaseOfTheExample_ThenTheExpectedResult(string id) => Check(id);

    [Fact]
    public void Assess_GivenAnAcceptedCase_ThenTheReasonsNameEveryClauseThatDecidesIt()
    {
        // When
        var missing = WorkedCase.All
            .Where(row => row["accepted"] == "yes")
            .Select(row => (row.Id, Missing: MissingClauses(row)))
            .Where(row => row.Missing.Length > 0)
            .Select(row => $"{row.Id}: {row.Missing}");

        // Then
        Assert.Equal(string.Empty, string.Join('\n', missing));
    }

    [Fact]
    public void Assess_GivenAnyCase_ThenAtLeastOneDecidingClauseIsNamed()
    {
        // When
        var silent = WorkedCase.All
            .Where(row => MissingClauses(row) == string.Join(' ', row["rule_ids"].Split(';')))
            .Select(row => row.Id);

        // Then
        Assert.Equal(string.Empty, string.Join('\n', silent));
    }

    private static string MissingClauses(WorkedCase row) =>
        string.Join(' ', row["rule_ids"].Split(';').Except(row.Assess().Reasons.Select(reason => reason.RuleId)));

    private static TheoryData<string> Of(string plan) => [.. WorkedCase.All.Where(row => row["plan"] == plan).Select(row => row.Id)];

    private static void Check(string id)
    {
        // Given
        var row = WorkedCase.All.Single(row => row.Id == id);
        var columns = Results.Where(column => row[column].Length > 0).ToList();

        // When
        var result = row.Assess();

        // Then
        Assert.Equal(
            columns.Select(column => $"{column} {row[column]}"),
            columns.Select(column => $"{column} {WorkedCase.Cell(result, column)}"));
    }
}
