using System.IO.Compression;
using System.Text;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Application.Tests.Tables;

/// <summary>Small files that claim to be huge, and files that nobody waits for any more.</summary>
public sealed class TableLimitTests
{
    private const string Cell = """<c r="A1" t="inlineStr"><is><t>姓名</t></is></c>""";

    [Theory]
    [InlineData("""<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>""", "table.too-wide")]
    [InlineData("""<row r="1"><c r="XFE1"><v>1</v></c></row>""", "table.too-wide")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2147483647"><c r="A2147483647"><v>1</v></c></row>""", "table.too-many-rows")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048577"><c r="A1048577"><v>1</v></c></row>""", "table.too-many-rows")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>""", "table.mostly-empty")]
    [InlineData("""<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"/>""", "table.mostly-empty")]
    public void Rows_GivenAWorkbookOfAKilobyteThatClaimsAHugeSheet_ThenItIsRefusedAtOnceAndInLittleMemory(string rows, string code)
    {
        // Given
        var workbook = Workbook(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();

        // When
        var refused = Refused(workbook);

        // Then
        Assert.True(workbook.Length < 1500, $"{workbook.Length} bytes");
        Assert.Equal(code, refused);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Rows_GivenTheLastColumnAndAThousandEmptyRowsAtTheEnd_ThenTheyAreRead()
    {
        // Given: what office programs leave behind
        var blank = string.Concat(Enumerable.Range(3, 1000).Select(row => $"""<row r="{row}"><c r="A{row}" s="0"/></row>"""));

        // When
        using var file = Opened(Workbook($"""<row r="1">{Cell}<c r="XFD1"><v>7</v></c></row><row r="2"><c r="A2"><v>8</v></c></row>{blank}"""));

        // Then
        Assert.Equal([(1, 16_384), (2, 1)], file.Rows().Select(row => (row.Number, row.Cells.Count)));
    }

    [Fact]
    public void Rows_GivenManyRowsOfWhichOnlyTheFirstAndTheLastCellAreFilled_ThenTheyAreRefusedAfterTheFirstHundreds()
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(row => $"""<row r="{row}"><c r="A{row}"><v>1</v></c><c r="XFD{row}"><v>1</v></c></row>"""));

        Assert.Equal("table.mostly-empty", Refused(Workbook(rows)));
    }

    [Fact]
    public void Open_GivenARowOfMillionsOfCellsOrAPartThatIsLargerThanItSays_ThenNothingOfItIsKept()
    {
        // Given: noise keeps the whole from looking like a bomb
        var noise = Convert.ToBase64String(Enumerable.Range(0, 1_500_000).Select(_ => (byte)Random.Shared.Next(256)).ToArray());
        var flood = Workbook($"""<row r="1">{string.Concat(Enumerable.Repeat("<c/>", 4_000_000))}</row>""", ("docProps/noise.txt", noise));
        var areas = Workbook($"""<row r="1">{Cell}</row>""", ("xl/areas.xml", "<m>" + string.Concat(Enumerable.Repeat("<a/>", 4_000_000)) + "</m>"), ("docProps/noise.txt", noise));

        // When, Then
        Assert.Equal("table.too-large-unpacked", Refused(flood));
        Assert.Equal("table.too-large-unpacked", Refused(areas));
        Assert.Contains(Refused(Lying(Workbook($"""<row r="1">{Cell}</row>{new string(' ', 500_000)}"""))), (string[])["table.too-large-unpacked", "table.broken-workbook"]);
    }

    [Fact]
    public void Rows_GivenOneLongTextThatManyCellsShow_ThenTheRowIsRefused()
    {
        // Given
        var shared = $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{new string('长', 30_000)}</t></si><si><t>{new string('长', 40_000)}</t></si></sst>""";
        var row = string.Concat(Enumerable.Range(0, 26).Concat(Enumerable.Range(0, 10)).Select((_, place) => $"""<c t="s"><v>0</v></c>"""));

        // When, Then
        Assert.Equal("table.row-too-long", Refused(Workbook($"""<row r="1">{row}</row>""", ("xl/sharedStrings.xml", shared))));
        Assert.Equal("table.cell-too-long", Refused(Workbook("""<row r="1"><c t="s"><v>1</v></c></row>""", ("xl/sharedStrings.xml", shared))));
    }

    [Fact]
    public void Rows_GivenTextWithoutAnEndOfItsRows_ThenItIsRefusedBeforeItIsInMemory()
    {
        Assert.Equal("table.row-too-long", Refused(Encoding.UTF8.GetBytes("姓名,户号\n" + new string(',', 5_000_000))));
        Assert.Equal("table.row-too-long", Refused(Encoding.UTF8.GetBytes("姓名,户号\n" + string.Concat(Enumerable.Repeat("\"a\nb\",", 1_000_000)))));
        Assert.Equal("table.too-wide", Refused(Encoding.UTF8.GetBytes("姓名,户号\n" + new string(',', 20_000) + "\n")));
        Assert.Null(Refused(Encoding.UTF8.GetBytes("姓名,户号\n甲,1\n" + new string('\n', 3_000_000) + "乙,2\n")));
    }

    [Fact]
    public void Rows_GivenCharactersThatNoTextHas_ThenTheRowSaysSoAndItsCellsCanBeKept()
    {
        // Given: the zero character far inside a text, and what a workbook writes for it and for half a pair
        var text = Encoding.UTF8.GetBytes("姓名,户号\n" + string.Concat(Enumerable.Repeat("甲,1\n", 2000)) + "乙\0丙,2\n𠀋,3\n");
        var workbook = Workbook($"""<row r="1">{Cell}</row><row r="2"><c t="inlineStr"><is><t>甲_x0000_乙</t></is></c></row><row r="3"><c t="inlineStr"><is><t>甲_xD840_乙</t></is></c></row>""");

        // When
        using var lines = Opened(text);
        using var rows = Opened(workbook);

        // Then
        Assert.Equal(["table.characters(2002) 乙\uFFFD丙"], lines.Rows().Where(row => row.Defect is not null).Select(row => $"{row.Defect} {row[0]}"));
        Assert.Equal("𠀋", lines.Rows().Last()[0]);
        Assert.Equal(["2 True", "3 True"], rows.Rows().Where(row => row.Defect?.Code == "table.characters").Select(row => $"{row.Number} {row[0].Contains('\uFFFD')}"));
    }

    [Fact]
    public void Rows_GivenSomebodyWhoNoLongerWaits_ThenReadingEndsWhereverItIs()
    {
        // Given
        using var ending = new CancellationTokenSource();
        var text = Encoding.UTF8.GetBytes("姓名,户号\n" + string.Concat(Enumerable.Repeat("甲,1\n", 200_000)));
        var workbook = Workbook(string.Concat(Enumerable.Range(1, 100_000).Select(row => $"""<row r="{row}"><c r="A{row}"><v>{row * 7919 % 100_003}</v></c></row>""")));
        using var lines = TableFile.Open(new MemoryStream(text), ending.Token).Value;
        using var rows = TableFile.Open(new MemoryStream(workbook), ending.Token).Value;
        using var line = lines.Rows().GetEnumerator();
        using var row = rows.Rows().GetEnumerator();
        Assert.True(line.MoveNext() && row.MoveNext());

        // When
        ending.Cancel();

        // Then
        Assert.Throws<OperationCanceledException>(() => { while (line.MoveNext()) { } });
        Assert.Throws<OperationCanceledException>(() => { while (row.MoveNext()) { } });
        Assert.Throws<OperationCanceledException>(() => TableFile.Open(new MemoryStream(workbook), ending.Token));
        Assert.Throws<OperationCanceledException>(() => TableFile.Open(new MemoryStream(text), ending.Token));
    }

    [Fact]
    public void Of_GivenANameThatNoFileHas_ThenItCanBeKept()
    {
        Assert.Equal("名册_.csv", UploadedName.Of("名册\0.csv"));
        Assert.Equal("\uFFFD" + new string('a', 199), UploadedName.Of("𠀋" + new string('a', 199)));
    }

    private static TableFile Opened(byte[] bytes) => TableFile.Open(new MemoryStream(bytes), CancellationToken.None).Value;

    private static string? Refused(byte[] bytes)
    {
        var opened = TableFile.Open(new MemoryStream(bytes), CancellationToken.None);
        if (opened.IsError)
        {
            return opened.Error.Code;
        }

        using var file = opened.Value;
        return (Record.Exception(() => file.Rows().Count()) as TableFileException)?.Error.Code;
    }

    private static byte[] Workbook(string rows, params (string Name, string Content)[] others)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Write(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Write(archive, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");
            foreach (var (name, content) in others)
            {
                Write(archive, name, content);
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open());
        part.Write(content);
    }

    // The table of contents says that the sheet is a thousand bytes long.
    private static byte[] Lying(byte[] workbook)
    {
        var lying = workbook.ToArray();
        for (var place = 0; place < lying.Length - 46; place++)
        {
            if (lying.AsSpan(place).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToInt32(lying, place + 24) > 500_000)
            {
                BitConverter.TryWriteBytes(lying.AsSpan(place + 24), 1000);
            }
        }

        return lying;
    }
}
