using System.IO.Compression;
using System.Text;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tables.Excel;

namespace EnrollmentPortal.Application.Tests.Tables;

/// <summary>What people upload under the name of a table.</summary>
public sealed class TableFileTests
{
    [Theory]
    [InlineData("姓名,身份证号\n王芳,990101199001011234\n", ",")]
    [InlineData("姓名\t身份证号\n王芳\t990101199001011234\n", "tab")]
    [InlineData("姓名;身份证号\r\n王芳;990101199001011234\r\n", ";")]
    public void Rows_GivenText_ThenSeparatorAndEncodingAreSeen(string text, string _)
    {
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! })
        {
            // When
            using var file = Opened([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

            // Then
            Assert.Equal(TableFormat.Csv, file.Format);
            Assert.Equal(["姓名|身份证号", "王芳|990101199001011234"], file.Rows().Select(row => string.Join('|', row.Cells)));
        }
    }

    [Fact]
    public void Rows_GivenBlankLinesAndShortRows_ThenTheNumbersAreThoseOfTheFile()
    {
        // When
        using var file = Opened("甲,乙\n\n,\n1,2\n3\n"u8.ToArray());

        // Then
        Assert.Equal([(1, 2), (4, 2), (5, 1)], file.Rows().Select(row => (row.Number, row.Cells.Count)));
        Assert.Equal(string.Empty, file.Rows().Last()[1]);
    }

    [Fact]
    public async Task Rows_GivenAWorkbook_ThenNumbersDaysAndLongDigitsAreReadAsTheyShow()
    {
        // Given
        using var stream = new MemoryStream();
        await using (var writer = await TableWriter.OpenAsync(stream, TableFormat.Xlsx, "参保", CancellationToken.None))
        {
            await writer.WriteAsync(["姓名", "身份证号", "金额", "日期", "备注"], CancellationToken.None);
            await writer.WriteAsync(["谭 芳", "990101199001011234", 375.5m, new DateOnly(2023, 11, 20), "a<b & \"c\""], CancellationToken.None);
            await writer.WriteAsync(["空", string.Empty, (decimal?)null, (DateOnly?)null, "\u0001控制\U0002000B"], CancellationToken.None);
        }

        // When
        using var file = Opened(stream.ToArray());

        // Then
        Assert.Equal((TableFormat.Xlsx, new TableSheet("参保", false)), (file.Format, file.Sheets.Single()));
        Assert.Equal(
            ["姓名|身份证号|金额|日期|备注", "谭 芳|990101199001011234|375.5|2023-11-20|a<b & \"c\"", "空||||控制\U0002000B"],
            file.Rows().Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public async Task Write_GivenMoreRowsThanASheetHas_ThenTheNextSheetGoesOnUnderTheSameHeader()
    {
        // Given
        using var stream = new MemoryStream();
        await using (var writer = await XlsxTableWriter.OpenAsync(stream, "人员", CancellationToken.None, maxRows: 3))
        {
            foreach (var text in new[] { "表头", "一", "二", "三", "四", "五" })
            {
                await writer.WriteAsync([text], CancellationToken.None);
            }
        }

        // When
        using var file = Opened(stream.ToArray());

        // Then
        Assert.Equal(["人员", "人员 2", "人员 3"], file.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["表头", "三", "四"], file.Rows("人员 2").Select(row => row[0]));
        Assert.Equal(["表头", "五"], file.Rows("人员 3").Select(row => row[0]));
    }

    [Fact]
    public async Task Write_GivenTextThatASpreadsheetWouldCompute_ThenCsvKeepsItText()
    {
        // Given
        using var stream = new MemoryStream();
        await using (var writer = await TableWriter.OpenAsync(stream, TableFormat.Csv, string.Empty, CancellationToken.None))
        {
            await writer.WriteAsync(["=1+2", "@sum", -5], CancellationToken.None);
        }

        // Then
        Assert.Equal("\uFEFF'=1+2,'@sum,-5\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Open_GivenARenamedProgramOrDocument_ThenItIsNoTable()
    {
        Assert.All(
            new byte[][] { [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "%PDF-1.7"u8.ToArray(), Zip(("word/document.xml", "x")) },
            bytes => Assert.Equal("table.not-a-table", TableFile.Open(new MemoryStream(bytes), CancellationToken.None).Error?.Code));
    }

    [Fact]
    public void Open_GivenABombOrADamagedArchive_ThenItIsNotUnpacked()
    {
        var bomb = Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", new string(' ', 100_000_000)));
        var cut = bomb[..(bomb.Length / 2)];

        Assert.Equal("table.too-large-unpacked", TableFile.Open(new MemoryStream(bomb), CancellationToken.None).Error?.Code);
        Assert.Equal("table.broken-workbook", TableFile.Open(new MemoryStream(cut), CancellationToken.None).Error?.Code);
        Assert.Equal("table.broken-workbook", TableFile.Open(new MemoryStream(Zip(("xl/workbook.xml", "no xml"))), CancellationToken.None).Error?.Code);
    }

    [Fact]
    public void Open_GivenNothingOrNoText_ThenItSaysSo()
    {
        Assert.Equal("table.empty", TableFile.Open(new MemoryStream(), CancellationToken.None).Error?.Code);
        Assert.Equal("table.not-text", TableFile.Open(new MemoryStream([0xFF, 0xFF, 0xFF, 0xFF]), CancellationToken.None).Error?.Code);
    }

    private static TableFile Opened(byte[] bytes) => TableFile.Open(new MemoryStream(bytes), CancellationToken.None).Value;

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(content);
            }
        }

        return stream.ToArray();
    }
}
