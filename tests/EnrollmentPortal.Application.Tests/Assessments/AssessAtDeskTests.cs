using System.Text;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>The worked cases at the desk: the same people, registered and asked, must be told what the calculator says.</summary>
[Collection(nameof(WorkedCaseRuns))]
public sealed class AssessAtDeskTests(WorkedCaseRuns runs)
{
    private static readonly string[] Told = ["accepted", "standard", "subsidy", "self_pay", "government_share", "entitlement_start", "entitlement_end"];

    [Fact]
    public void Run_GivenEveryWorkedCase_ThenTheDeskSaysWhatTheCalculatorSays()
    {
        // When
        var (counts, rows, _) = runs.AtDesk;

        // Then
        Assert.Equal((8, 14, 9, 1), (counts.NoPayment, counts.IdentityChanges, counts.Exempt, counts.NotHappened));
        Assert.Equal((runs.Cases.Count, 0), (counts.Priced.Rows + counts.NotAtDesk, counts.Priced.Errors));
        Assert.Equal(counts.NotAtDesk, rows.Count(row => row["accepted"] == "not-at-desk"));
        var different = runs.Calculated.Rows.Zip(rows).Where(pair => pair.Second["accepted"] != "not-at-desk").SelectMany(pair => Told
            .Where(column => pair.First[column] != pair.Second[column])
            .Select(column => $"{pair.First["case_id"]} {column}: {pair.First[column]}, at the desk {pair.Second[column]} ({pair.Second["reason"]})"));
        Assert.Equal([], different);
    }

    [Fact]
    public async Task Run_GivenRowsThatLeaveSomethingOpen_ThenTheQuestionsAreListedAndAnsweredWithUnstated()
    {
        // Given: late in the national example plan a life event and the years left out decide the first day of cover
        string[] rows = ["late,990101,2025,单一档,,,,2025-03-10", "in-period,500236,2023,一档,,,,2022-11-10"];

        // When
        var (results, questions) = await AtDeskAsync(rows);

        // Then
        Assert.Equal(["late 1 event", "late 2 interrupted_years"], questions.Select(row => $"{row["case_id"]} {row["number"]} {row["fact"]}"));
        Assert.All(questions, row => Assert.NotEmpty(row["question"]));
        Assert.Equal(["yes 2025-06-10", "yes 2023-01-01"], results.Select(row => $"{row["accepted"]} {row["entitlement_start"]}"));
    }

    [Fact]
    public async Task Run_GivenATierThatNobodyNames_ThenOnlyWhatHoldsInEveryTierIsTold()
    {
        // When
        var (results, _) = await AtDeskAsync(["open,500236,2023,,,,,2022-11-10", "early,500236,2023,,,,,2022-10-24"]);

        // Then
        Assert.Equal(["review  ", "no  "], results.Select(row => $"{row["accepted"]} {row["standard"]} {row["self_pay"]}"));
    }

    [Fact]
    public async Task Run_GivenRowsThatAreNoBusinessOfADesk_ThenEachSaysWhy()
    {
        // When
        var (results, _) = await AtDeskAsync(
        [
            "unpaid,130607,2023,单一档,,特困人员,,",
            "refund,500240108,2024,一档,,,refund_requested_on=2024-02-01,2023-11-10",
            "soldier,500240108,2024,一档,,,status=in-military-service,2023-11-20",
            "unborn,130607,2023,单一档,2023-03-01,,event=newborn;event_on=2023-03-01,2023-02-01",
        ]);

        // Then: an unborn child is on no register, and so the row is an error
        Assert.Equal(["not-at-desk", "not-at-desk", "not-at-desk", "error"], results.Select(row => row["accepted"]));
        Assert.Contains("registry.born-in-future", results[3]["reason"]);
    }

    private async Task<(IReadOnlyList<IReadOnlyDictionary<string, string>> Results, IReadOnlyList<IReadOnlyDictionary<string, string>> Questions)> AtDeskAsync(string[] rows)
    {
        var run = await ADeskRun.OfAsync(runs.Portal, Encoding.UTF8.GetBytes(string.Join('\n', [ABatch.Header, .. rows])));
        return (run.Rows, run.Questions);
    }
}
