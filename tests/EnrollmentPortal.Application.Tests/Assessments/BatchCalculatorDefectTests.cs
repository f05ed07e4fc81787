using System.Text;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>What clerks send instead of a good row; the row before and the row behind it are computed all the same.</summary>
public sealed class BatchCalculatorDefectTests
{
    [Theory]
    [InlineData("x,999999,2023,一档,,,,2022-11-10", "batch.unknown-plan: <999999|2023>")]
    [InlineData("x,500236,2031,一档,,,,2022-11-10", "batch.unknown-plan: <500236|2031>")]
    [InlineData("x,50023,2023,一档,,,,2022-11-10", "batch.unknown-plan: <50023|2023>")]
    [InlineData("x,,,,,,,", "batch.bad-year: <>")]
    [InlineData("x,500236,２０２３,一档,,,,2022-11-10", "batch.bad-year: <２０２３>")]
    [InlineData("x,500236,2023,九档,,,,2022-11-10", "assessment.unknown-tier: <九档>")]
    [InlineData("x,500236,2023,一档,,特困人员;富人,,2022-11-10", "assessment.unknown-identity: <富人>")]
    [InlineData("x,500236,2023,一档,,,paid_before=35;paid_as=富人,2022-11-10", "assessment.unknown-identity: <富人>")]
    [InlineData("x,500236,2023,一档,,,shoe_size=42,2022-11-10", "assessment.unknown-circumstance: <shoe_size>")]
    [InlineData("x,500236,2023,一档,,,residence=moon,2022-11-10", "assessment.unknown-value: <residence|moon>")]
    [InlineData("x,500236,2023,一档,,,event=employee-insurance-ended,2022-11-10", "assessment.event-without-day: <>")]
    [InlineData("x,500236,2023,一档,,,event=newborn;event_on=9999-12-31,2022-11-10", "assessment.unknown-value: <event_on|9999-12-31>")]
    [InlineData("x,500236,2023,一档,,,paid_before=79228162514264337593543950335,2022-11-10", "assessment.unknown-value: <paid_before|79228162514264337593543950335>")]
    [InlineData("x,500236,2023,一档,,,,2022-11-31", "batch.bad-day: <paid_on|2022-11-31>")]
    [InlineData("x,500236,2023,一档,1899-01-01,,,2022-11-10", "batch.bad-day: <born_on|1899-01-01>")]
    [InlineData("x,500236,2023,一档,,,,2022-11-10,surplus", "batch.too-many-cells: <9|8>")]
    [InlineData("x,500236,2023,一\"档,,,,2022-11-10", "table.quotes: <3>")]
    [InlineData("x,500236,2023,\"一档\"x,,,,2022-11-10", "table.quotes: <3>")]
    public async Task Run_GivenADefectInOneRow_ThenItIsAnErrorAndItsNeighboursAreComputed(string row, string reason)
    {
        // When
        var batch = await ABatch.OfAsync(ABatch.GoodRow, row, ABatch.GoodRow);

        // Then
        Assert.Equal(["yes", "error", "yes"], batch.Rows.Select(result => result["accepted"]));
        Assert.Equal(("x", reason), (batch.Rows[1]["case_id"], batch.Rows[1]["reason"]));
        Assert.Equal((2, 1), (batch.Counts.Value.Accepted, batch.Counts.Value.Errors));
    }

    [Fact]
    public async Task Run_GivenAQuotationMarkThatNobodyClosed_ThenTheRowSaysUpToWhereItTookTheFile()
    {
        // When
        var batch = await ABatch.OfAsync(ABatch.GoodRow, "x,500236,2023,一档,,,,\"2022-11-10", ABatch.GoodRow, ABatch.GoodRow);

        // Then
        Assert.Equal(["yes", "error"], batch.Rows.Select(result => result["accepted"]));
        Assert.StartsWith("table.quotes: ", batch.Rows[1]["reason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "table.empty")]
    [InlineData("\n\n", "table.empty")]
    [InlineData("case_id,plan,campaign_year,tier,born_on,identities,paid_on\n", "batch.missing-columns(circumstances)")]
    [InlineData(ABatch.GoodRow, "batch.missing-columns(case_id, plan, campaign_year, tier, born_on, identities, circumstances, paid_on)")]
    [InlineData(ABatch.Header + ",Plan\n", "batch.column-twice(plan)")]
    public async Task Run_GivenAFileWithoutAnUsableHeader_ThenTheFileIsRefused(string text, string error)
    {
        // When
        var batch = await ABatch.OfTextAsync(text);

        // Then
        Assert.Equal(error, batch.Counts.Error?.ToString());
    }

    [Fact]
    public async Task Run_GivenBytesThatAreNoText_ThenTheFileIsRefused()
    {
        // When
        var batch = await ABatch.OfBytesAsync([.. Encoding.UTF8.GetBytes(ABatch.Header + "\n"), 0xFF, 0xFF, 0xFF, (byte)'\n']);

        // Then
        Assert.Equal("table.not-text", batch.Counts.Error?.Code);
    }

    [Fact]
    public async Task Run_GivenACellWithoutEnd_ThenTheFileIsRefusedInsteadOfFillingTheMemory()
    {
        // When
        var batch = await ABatch.OfAsync("\"" + new string('x', 1_000_000));

        // Then
        Assert.Equal("table.cell-too-long", batch.Counts.Error?.Code);
    }
}
