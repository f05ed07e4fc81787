using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Imports;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Whatever is uploaded gets a clear answer, and what is no list leaves nothing behind.</summary>
public sealed class UploadTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    private const long MaxMemory = 600_000_000;
    private static readonly string[] Header = ["姓名", "身份证号", "户号", "与户主关系", "村(社区)"];

    [Theory]
    [InlineData("program", "table.not-a-table")]
    [InlineData("document", "table.not-a-table")]
    [InlineData("bomb", "table.too-large-unpacked")]
    [InlineData("half", "table.broken-workbook")]
    [InlineData("nothing", "table.empty")]
    [InlineData("locked", "table.password")]
    [InlineData("hidden", "table.no-sheet")]
    [InlineData("very hidden", "table.no-sheet")]
    public async Task Upload_GivenWhatIsNoList_ThenItSaysWhyAndLeavesNothing(string kind, string code)
    {
        // Given
        var imports = await ImportsAsync();
        var files = KeptFiles();
        using var file = new MemoryStream(BytesOf(kind));

        // When
        var refused = await office.Portal.UseCase<UploadImport>().ExecuteAsync(new PopulationUpload(file, "名单.xlsx"), AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal(code, refused.Error?.Code);
        Assert.Equal(imports, await ImportsAsync());
        Assert.Equal(files, KeptFiles());
    }

    [Fact]
    public async Task Check_GivenAHeaderOfTwoLinesWithMergedCells_ThenItIsReadAsOneAndTheErrorFileCanBeSentAgain()
    {
        // Given: a title over everything, names merged downwards, and "where" merged over two columns
        var list = office.List();
        var book = ABook.Of(
            [
                ["某镇人口名册"],
                ["姓名", "身份证号", "户号", "与户主关系", "居住地址", "", "联系电话"],
                ["", "", "", "", "乡镇", "村(社区)", ""],
                ["并甲", AList.Number(), "并1", "户主", "", "单位001", "13812340000"],
                ["并乙", "123", "并1", "子", "", "单位001", ""],
            ],
            ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3"]);

        // When
        var check = await list.CheckAsync(await list.UploadAsync(book));
        var again = await list.CheckAsync(await list.UploadAsync(await list.ErrorFileAsync(check.Id)));

        // Then
        Assert.Equal((1, 1, 2), (check.Counts!.New, check.Counts.Faulty, check.Counts.Rows));
        Assert.Equal(["姓名", "身份证号", "户号", "与户主关系", "乡镇", "村(社区)", "联系电话"], check.Header);
        Assert.Equal(check.Mapping.Columns.OrderBy(column => column.Key), again.Mapping.Columns.OrderBy(column => column.Key));
        Assert.Equal((1, 1), (again.Counts!.Rows, again.Counts.Faulty));
    }

    [Fact]
    public async Task Check_GivenFormulas_ThenTheirSavedValuesCountAndThoseWithoutOneAreNamed()
    {
        // Given: a name by a formula, one whose formula fails, a number whose formula was never computed, an error value that was pasted as text
        var list = office.List();
        using var book = new MemoryStream();
        ABook.Write(
            book,
            [
                (1, Header.Select((name, place) => ABook.Text(place, 1, name))),
                (2, [ABook.Formula(0, 2, "\"公\"&\"式\"", "公式"), ABook.Text(1, 2, AList.Number()), ABook.Text(2, 2, "公1"), ABook.Text(3, 2, "户主"), ABook.Text(4, 2, "单位001")]),
                (3, [ABook.Formula(0, 3, "VLOOKUP(1,A1:A1,1,FALSE)", "#N/A"), ABook.Text(1, 3, AList.Number()), ABook.Text(2, 3, "公1"), ABook.Text(3, 3, "子"), ABook.Text(4, 3, "单位001")]),
                (4, [ABook.Text(0, 4, "未算"), ABook.Formula(1, 4, "A1", null), ABook.Text(2, 4, "公1"), ABook.Text(3, 4, "子"), ABook.Text(4, 4, "单位001")]),
                (5, [ABook.Text(0, 5, "粘贴"), ABook.Text(1, 5, "#REF!"), ABook.Text(2, 5, "公1"), ABook.Text(3, 5, "子"), ABook.Text(4, 5, "单位001")]),
            ]);

        // When
        var check = await list.CheckAsync(await list.UploadAsync(book.ToArray()));

        // Then
        Assert.Equal([ImportOutcome.New, ImportOutcome.Faulty, ImportOutcome.Faulty, ImportOutcome.Faulty], await list.OutcomesAsync(check.Id));
        Assert.Equal(["registry.name-missing", "registry.id-number-missing", "import.formula-broken"], await list.ReasonsAsync(check.Id, ImportOutcome.Faulty));
        Assert.Equal("#REF!", (await list.ErrorsAsync(check.Id))[2][1]);
    }

    [Fact]
    public async Task Check_GivenASheetThatIsFormattedDownToItsLastRow_ThenEveryRowWithSomethingIsAccountedForInBoundedMemory()
    {
        // Given: a thousand people at the top, one faulty row at the very end, and a million rows of empty formatted cells between them
        const int People = 1_000;
        var path = Path.Combine(Path.GetTempPath(), $"portal-book-{Guid.NewGuid():N}.xlsx");
        try
        {
            await using (var file = File.Create(path))
            {
                ABook.Write(file, Enumerable.Range(1, ABook.LastRow).Select(number => (number, CellsOf(number, People))));
            }

            using var memory = new MemoryWatch();
            var list = office.List();

            // When
            Guid import;
            await using (var file = File.OpenRead(path))
            {
                import = (await office.Portal.UseCase<UploadImport>().ExecuteAsync(new PopulationUpload(file, "满表.xlsx"), AMovingCounty.Clerk, CancellationToken.None)).Value;
            }

            var check = await list.CheckAsync(import);

            // Then
            Assert.Equal((People, 1, People + 1), (check.Counts!.New, check.Counts.Faulty, check.Counts.Rows));
            Assert.Equal(ABook.LastRow, Assert.Single(await list.RowsAsync(check.Id, ImportOutcome.Faulty)).Number);
            Assert.InRange(memory.Most, 1, MaxMemory);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> CellsOf(int number, int people)
    {
        string[] texts = number == 1 ? Header
            : number <= people + 1 ? ["满表", AList.Number(), $"满{number}", "户主", "单位001"]
            : number == ABook.LastRow ? ["末行", "123", "满末", "户主", "单位001"] : [];
        return texts.Length == 0 ? [ABook.Blank(0, number), ABook.Blank(1, number)] : texts.Select((text, place) => ABook.Text(place, number, text));
    }

    private static byte[] BytesOf(string kind) => kind switch
    {
        "program" => [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0, 0, 0, 0],
        "document" => "%PDF-1.7 姓名"u8.ToArray(),
        "bomb" => ABook.Bomb(),
        "half" => File.ReadAllBytes(FileOf("500236-openpyxl.xlsx"))[..4_000],
        // Encrypted by another program, with a password to open it.
        "locked" => File.ReadAllBytes(FileOf("locked.xlsx")),
        "hidden" => ABook.Of([Header], state: DocumentFormat.OpenXml.Spreadsheet.SheetStateValues.Hidden),
        "very hidden" => ABook.Of([Header], state: DocumentFormat.OpenXml.Spreadsheet.SheetStateValues.VeryHidden),
        _ => [],
    };

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Imports", "Files", name);

    private Task<long> ImportsAsync() => office.Portal.OwnerScalarAsync<long>("select count(*) from population_import");

    private IEnumerable<string> KeptFiles() =>
        Directory.Exists(office.Portal.DataFolder) ? [.. Directory.EnumerateFiles(office.Portal.DataFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    /// <summary>The most memory that managed objects held while it was watched, whatever else ran in the process.</summary>
    /// <remarks>Collected first: garbage that the tests beside it have left is held by nobody.</remarks>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly Timer _timer;

        public MemoryWatch() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));

        public long Most { get; private set; }

        public void Dispose() => _timer.Dispose();

        private void Look()
        {
            GC.Collect();
            var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            Most = Math.Max(Most, heap.HeapSizeBytes - heap.FragmentedBytes);
        }
    }
}
