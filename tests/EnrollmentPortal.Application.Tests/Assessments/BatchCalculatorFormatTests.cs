using System.Text;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>Encodings, separators, order of columns, and files of any length.</summary>
public sealed class BatchCalculatorFormatTests
{
    private const string Tabbed = "paid_on\tplan\tNote\tcircumstances\ttier\tCASE_ID\tidentities\tborn_on\tcampaign_year\n"
        + "2022-11-10\t500236\t2, 3\t\t一档\t王一\t\t\t2023\n";

    [Theory]
    [InlineData("utf-8", false, false)]
    [InlineData("utf-8", true, true)]
    [InlineData("GB18030", false, true)]
    public async Task Run_GivenAnEncoding_ThenItIsFoundAndASpreadsheetGetsAByteOrderMarkBack(string name, bool marked, bool markedBack)
    {
        // Given
        var encoding = name == "utf-8" ? new UTF8Encoding(marked) : CodePagesEncodingProvider.Instance.GetEncoding(name)!;

        // When
        var batch = await ABatch.OfTextAsync($"{ABatch.Header}\r\n王一,500240108,2024,一档,,城乡低保对象,,2023-11-20\r\n", encoding);

        // Then
        Assert.Equal(("王一", "342"), (batch.Rows[0]["case_id"], batch.Rows[0]["subsidy"]));
        Assert.Equal(markedBack, batch.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    [Fact]
    public async Task Run_GivenTheFirstChineseCharacterFarBehindTheBeginning_ThenGb18030IsStillFound()
    {
        // Given two hundred thousand bytes of ASCII: 随县 has one tier, which may stay empty
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var rows = string.Concat(Enumerable.Repeat("n,421321,2023,,,,,2022-11-10\n", 7_000));

        // When
        var batch = await ABatch.OfTextAsync($"{ABatch.Header}\n{rows}王一,421321,2023,,,,,2022-11-10\n", gb18030);

        // Then
        Assert.Equal((7_001, 0), (batch.Counts.Value.Rows, batch.Counts.Value.Errors));
        Assert.Equal("王一", batch.Rows[^1]["case_id"]);
    }

    [Fact]
    public async Task Run_GivenTabsColumnsInAnotherOrderAndOthersBetween_ThenTheyAreFoundByName()
    {
        // When
        var batch = await ABatch.OfTextAsync(Tabbed);

        // Then
        Assert.Equal(("王一", "350"), (batch.Rows[0]["case_id"], batch.Rows[0]["self_pay"]));
    }

    [Fact]
    public async Task Run_GivenQuotedLineBreaksSeparatorsAndMarks_ThenTheyBelongToTheCell()
    {
        // When
        var batch = await ABatch.OfAsync("\"row\n1, \"\"quoted\"\"\",\"500236\",2023,一档,,,\"renewal=yes;\nmigrant=no\",2022-11-10", ABatch.GoodRow);

        // Then
        Assert.Equal(["row\n1, \"quoted\"", "good"], batch.Rows.Select(row => row["case_id"]));
        Assert.Equal(["yes", "yes"], batch.Rows.Select(row => row["accepted"]));
    }

    [Fact]
    public async Task Run_GivenBlankRowsAndDroppedSeparators_ThenOnlyRowsWithContentCount()
    {
        // When: spreadsheets leave rows of separators behind, and drop separators where the last cells are empty
        var batch = await ABatch.OfAsync("", ABatch.GoodRow, ",,,,,,,", "import,421321,2023", "  ");

        // Then
        Assert.Equal(["good", "import"], batch.Rows.Select(row => row["case_id"]));
        Assert.Equal(0, batch.Counts.Value.Errors);
    }

    [Fact]
    public async Task Run_GivenAHeaderAlone_ThenThereAreNoRowsAndNoError()
    {
        // When
        var batch = await ABatch.OfAsync();

        // Then
        Assert.Equal(0, batch.Counts.Value.Rows);
        Assert.StartsWith("case_id,accepted,standard,subsidy,self_pay,government_share,later_subsidy_or_refund,entitlement_start,entitlement_end,route,reason,clauses\n", batch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GivenAHundredThousandRows_ThenResultsLeaveWhileTheFileIsStillBeingRead()
    {
        // Given
        const int Rows = 100_000;
        var row = Encoding.UTF8.GetBytes(ABatch.GoodRow + "\n");
        var header = Encoding.UTF8.GetBytes(ABatch.Header + "\n");
        using var input = new MemoryStream([.. header, .. Enumerable.Repeat(row, Rows).SelectMany(bytes => bytes)]);
        using var output = new LagMeter(input);

        // When
        var counts = await ABatch.RunAsync(input, output);

        // Then: what was read and not yet written never exceeds the buffers, however long the file is
        Assert.Equal(Rows, counts.Value.Accepted);
        Assert.InRange(output.LargestLag, 1, 200_000);
        Assert.True(input.Length > 20 * output.LargestLag);
    }

    [Fact]
    public async Task Run_GivenAWorkbook_ThenTheResultsAreAWorkbookWithNumbersAndDays()
    {
        // Given
        using var input = new MemoryStream();
        await using (var writer = await TableWriter.OpenAsync(input, TableFormat.Xlsx, "Sheet1", CancellationToken.None))
        {
            await writer.WriteAsync([.. ABatch.Header.Split(',').Select(name => (TableCell)name)], CancellationToken.None);
            await writer.WriteAsync(["好", "500236", 2023, "一档", "", "", "", new DateOnly(2022, 11, 10)], CancellationToken.None);
            await writer.WriteAsync(["坏", "500236", 2023, "九档", "", "", "", new DateOnly(2022, 11, 10)], CancellationToken.None);
        }

        // When
        using var output = new MemoryStream();
        var sample = new BatchSample(5);
        var counts = await ABatch.RunAsync(input, output, sample: sample);

        // Then
        using var results = TableFile.Open(output, CancellationToken.None).Value;
        Assert.Equal((TableFormat.Xlsx, 1, 1), (results.Format, counts.Value.Accepted, counts.Value.Errors));
        Assert.Equal(["好|yes|350", "坏|error|"], results.Rows().Skip(1).Select(row => string.Join('|', row.Cells.Take(3))));
        Assert.Equal((350m, "坏"), (sample.Rows.Single()[2].Number, sample.Errors.Single()[0].Text));
    }

    /// <summary>Counts what was read since the last time that results were written.</summary>
    private sealed class LagMeter(Stream input) : MemoryStream
    {
        private long _readBefore;

        public long LargestLag { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Measure();

        public override void Write(ReadOnlySpan<byte> buffer) => Measure();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Measure();
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Measure();
            return Task.CompletedTask;
        }

        private void Measure()
        {
            LargestLag = Math.Max(LargestLag, input.Position - _readBefore);
            _readBefore = input.Position;
        }
    }
}
