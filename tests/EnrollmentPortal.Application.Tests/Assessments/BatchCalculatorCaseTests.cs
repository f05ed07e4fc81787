namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>The worked cases as one file, the way an official sends them.</summary>
public sealed class BatchCalculatorCaseTests
{
    private static readonly string[] Results =
    [
        "accepted", "standard", "subsidy", "self_pay", "government_share",
        "later_subsidy_or_refund", "entitlement_start", "entitlement_end",
    ];

    [Theory]
    [InlineData("cases.csv", 256)]
    [InlineData("boundary-cases.csv", 104)]
    public async Task Run_GivenTheWorkedCases_ThenEveryExpectedCellHoldsInTheOrderRead(string file, int expected)
    {
        // Given
        var path = Path.Combine(AppContext.BaseDirectory, "Assessments", file);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var header = lines[0].Split(',');
        var cases = lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();

        // When
        var batch = await ABatch.OfBytesAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        // Then
        Assert.Equal(expected, batch.Counts.Value.Rows);
        Assert.Equal(0, batch.Counts.Value.Errors);
        Assert.Equal(cases.Select(row => row["case_id"]), batch.Rows.Select(row => row["case_id"]));
        var wrong = cases.Zip(batch.Rows).SelectMany(pair => Results
            .Where(column => pair.First[column].Length > 0 && pair.First[column] != pair.Second[column])
            .Select(column => $"{pair.First["case_id"]} {column}: expected {pair.First[column]}, was {pair.Second[column]}"));
        Assert.Equal([], wrong);
        Assert.All(batch.Rows, row => Assert.NotEmpty(row["clauses"]));
    }

    [Fact]
    public async Task Run_GivenAcceptedRefusedAndDoubtfulRows_ThenEachSaysWhyAndByWhichClause()
    {
        // Given
        string[] rows =
        [
            ABatch.GoodRow,
            "late,500236,2023,一档,,,,2022-10-24",
            "no-tier,500236,2023,,,,,2022-11-10",
        ];

        // When
        var batch = await ABatch.OfAsync(rows);

        // Then
        Assert.Equal(["yes", "no", "review"], batch.Rows.Select(row => row["accepted"]));
        Assert.Equal("350 0 350 0", string.Join(' ', new[] { "standard", "subsidy", "self_pay", "government_share" }.Select(column => batch.Rows[0][column])));
        Assert.Contains("R-FJ-21", batch.Rows[0]["clauses"].Split(';'));
        Assert.Contains("R-FJ-21", batch.Rows[1]["reason"]);
        Assert.Contains("档次", batch.Rows[2]["reason"]);
        Assert.Equal((1, 1, 1, 0), (batch.Counts.Value.Accepted, batch.Counts.Value.Refused, batch.Counts.Value.Review, batch.Counts.Value.Errors));
    }

    [Fact]
    public async Task Run_GivenAGovernmentShareThatNoPlanPrints_ThenItIsUnknown()
    {
        // When a resident of 松溉 pays after the window, and so the government share as well
        var batch = await ABatch.OfAsync("x,500118107,2023,一档,,,,2023-07-01");

        // Then
        Assert.Equal("unknown", batch.Rows[0]["government_share"]);
    }
}
