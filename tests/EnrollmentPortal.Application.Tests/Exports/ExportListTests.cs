using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Exports;

/// <summary>A list leaves the portal: the user's scope alone, masked unless they say why not, and recorded.</summary>
public sealed class ExportListTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private const string SecondVillage = "500240108002";
    private const string FarVillage = "500240103001";

    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor Cadre = TestPortal.ActorAs(Role.VillageCadre, Village);

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") > 0)
        {
            return;
        }

        var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, SecondVillage, FarVillage);
        await county.AddHouseholdAsync(
            Village,
            TestMember.Head("=谭一").With("城乡低保对象", "特困人员"),
            new TestMember("谭二") { Exemption = ExemptionReason.EmployeeInsurance });
        await county.AddHouseholdAsync(FarVillage, TestMember.Head("冉远"));
        await county.AddHouseholdAsync(SecondVillage, TestMember.Head("同人") with { Exemption = ExemptionReason.MilitaryService }, new TestMember("同人") { Exemption = ExemptionReason.MilitaryService });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(ListName.Missing, "=谭一")]
    [InlineData(ListName.Exempt, "谭二 同人 同人")]
    [InlineData(ListName.Enrolled, "")]
    [InlineData(ListName.Registered, "=谭一 谭二 同人 同人")]
    public async Task ExecuteAsync_GivenAList_ThenItsPeopleOfTheScopeAndTheLastLine(ListName list, string names)
    {
        // When
        var rows = await RowsAsync(list, TableFormat.Xlsx, reason: null);

        // Then: nobody of the other township
        Assert.Equal("Column.Name", rows[0][4]);
        Assert.Equal(names, string.Join(' ', rows.Skip(1).SkipLast(1).Select(row => row[4])));
        Assert.Equal($"共 {rows.Count - 2} 行", rows[^1][0]);
    }

    [Fact]
    public async Task ExecuteAsync_GivenNoReason_ThenTheNumberIsMaskedAndAFormulaIsText()
    {
        var row = (await RowsAsync(ListName.Missing, TableFormat.Csv, reason: null))[1];

        Assert.Contains('*', row[8]);
        Assert.Equal(("'=谭一", "城乡低保对象、特困人员", "Standing.Missing"), (row[4], row[11], row[12]));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAReason_ThenWholeNumbersAndALineInTheAuditTrail()
    {
        // When
        var row = (await RowsAsync(ListName.Missing, TableFormat.Xlsx, " 与税务核对名单 "))[1];

        // Then
        Assert.Null(IdNumber.Parse(row[8], allowReserved: true).Error);
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from audit_entry where action = 'list.exported' and reason = '与税务核对名单' and new_values->>'wholeNumbers' = 'true' and new_values->>'rows' = '1'"));
    }

    [Theory]
    [InlineData("  看 ", "export.reason-missing")]
    [InlineData("要核对全部名单", "access.forbidden")]
    public async Task ExecuteAsync_GivenNoGoodReasonOrACadre_ThenNoWholeNumbers(string reason, string code)
    {
        var actor = code == "access.forbidden" ? Cadre : Clerk;
        var command = new ExportListCommand(new ListRequest(ListName.Missing, OrgCode.Parse(Village)), TableFormat.Csv, reason, AnExport.Words);

        Assert.Equal(code, (await portal.UseCase<ExportList>().ExecuteAsync(command, actor, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnotherTownship_ThenNotFoundAndItIsNotOffered()
    {
        var command = new ExportListCommand(new ListRequest(ListName.Missing, OrgCode.Parse("500240103")), TableFormat.Csv, null, AnExport.Words);
        var refused = await portal.UseCase<ExportList>().ExecuteAsync(command, Clerk, CancellationToken.None);
        var offered = await portal.UseCase<ListExportUnits>().ExecuteAsync(Clerk, CancellationToken.None);

        Assert.Equal("campaign.unit-not-found", refused.Error?.Code);
        Assert.Equal(["500240108", Village, SecondVillage], offered.Value.Select(unit => unit.Code.Value));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheBoardOfATownship_ThenItsVillagesWithTheFiguresOfThePage()
    {
        var board = (await portal.UseCase<ReadProgress>().ExecuteAsync(OrgCode.Parse("500240108"), Clerk, CancellationToken.None)).Value;

        var rows = await RowsAsync(ListName.Progress, TableFormat.Xlsx, null);

        Assert.Equal(
            board.Rows.Select(row => $"{row.Unit.Code} {row.Counts.Registered} {row.Counts.Exempt} {row.Counts.Missing}"),
            rows.Skip(1).SkipLast(1).Select(row => $"{row[0]} {row[2]} {row[3]} {row[5]}"));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTwoRecordsOfOnePerson_ThenThePairIsInTheList()
    {
        var rows = await RowsAsync(ListName.Duplicates, TableFormat.Csv, null);

        // The other people of the county may look alike too.
        Assert.Contains(("同人", "同人"), rows.Skip(1).SkipLast(1).Select(row => (row[1], row[6])));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheAuditTrailNarrowedToAnAction_ThenItsLinesAlone()
    {
        // Given
        await RowsAsync(ListName.Missing, TableFormat.Csv, null);
        var auditor = TestPortal.ActorAs(Role.Auditor, "500240");
        var trail = new AuditFilter("list.exported", null, null, null, null, 1);

        // When
        var rows = await RowsAsync(new ListRequest(ListName.AuditTrail, OrgCode.Parse("500240"), Trail: trail), TableFormat.Csv, null, auditor);

        // Then
        Assert.NotEmpty(rows.Skip(1).SkipLast(1));
        Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Equal("Action.list.exported", row[4]));
    }

    [Theory]
    [InlineData(ListName.AuditTrail, null, "access.forbidden")]
    [InlineData(ListName.Progress, "要核对全部名单", "access.forbidden")]
    [InlineData(ListName.GroupMissing, null, "campaign.unit-not-found")]
    public async Task ExecuteAsync_GivenAListThatIsNotTheClerks_ThenItIsRefused(ListName list, string? reason, string code)
    {
        var command = new ExportListCommand(new ListRequest(list, OrgCode.Parse("500240108"), "城乡低保对象"), TableFormat.Csv, reason, AnExport.Words);

        Assert.Equal(code, (await portal.UseCase<ExportList>().ExecuteAsync(command, Clerk, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheMissingOfAGroupInAVillage_ThenTheyAreNamed()
    {
        var rows = await RowsAsync(new ListRequest(ListName.GroupMissing, OrgCode.Parse(Village), "城乡低保对象"), TableFormat.Xlsx, null, Clerk);

        Assert.Equal(["=谭一"], rows.Skip(1).SkipLast(1).Select(row => row[1]));
    }

    private Task<IReadOnlyList<TableRow>> RowsAsync(ListName list, TableFormat format, string? reason) =>
        RowsAsync(new ListRequest(list, OrgCode.Parse("500240108")), format, reason, Clerk);

    private Task<IReadOnlyList<TableRow>> RowsAsync(ListRequest request, TableFormat format, string? reason, Actor actor) =>
        AnExport.FileAsync(portal, new ExportListCommand(request, format, reason, AnExport.Words), actor);
}
