using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Exports;

/// <summary>A list leaves the portal: the user's scope alone, masked unless he says why not, and recorded.</summary>
public sealed class ExportPeopleTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private const string FarVillage = "500240103001";

    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor Cadre = TestPortal.ActorAs(Role.VillageCadre, Village);

    private static readonly ExportWords Words = new(
        "名单",
        [.. Enumerable.Range(1, 18).Select(column => $"栏{column}")],
        "已参保",
        "未参保",
        relation => relation.ToString(),
        sex => sex.ToString(),
        reason => $"免:{reason}",
        rows => $"共 {rows} 人");

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") > 0)
        {
            return;
        }

        var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, FarVillage);
        await county.AddHouseholdAsync(
            Village,
            TestMember.Head("=谭一").With("城乡低保对象", "特困人员"),
            new TestMember("谭二") { Exemption = ExemptionReason.EmployeeInsurance });
        await county.AddHouseholdAsync(FarVillage, TestMember.Head("冉远"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(PeopleList.Missing, "=谭一")]
    [InlineData(PeopleList.Exempt, "谭二")]
    [InlineData(PeopleList.Enrolled, "")]
    [InlineData(PeopleList.Registered, "=谭一 谭二")]
    public async Task ExecuteAsync_GivenAList_ThenItsPeopleOfTheScopeAndTheLastLine(PeopleList list, string names)
    {
        // When
        var rows = await RowsAsync(list, TableFormat.Xlsx, reason: null);

        // Then: nobody of the other township
        Assert.Equal("栏5", rows[0][4]);
        Assert.Equal(names, string.Join(' ', rows.Skip(1).SkipLast(1).Select(row => row[4])));
        Assert.Equal($"共 {rows.Count - 2} 人", rows[^1][0]);
    }

    [Fact]
    public async Task ExecuteAsync_GivenNoReason_ThenTheNumberIsMaskedAndAFormulaIsText()
    {
        var row = (await RowsAsync(PeopleList.Missing, TableFormat.Csv, reason: null))[1];

        Assert.Contains('*', row[8]);
        Assert.Equal(("'=谭一", "城乡低保对象、特困人员", "未参保"), (row[4], row[11], row[12]));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAReason_ThenWholeNumbersAndALineInTheAuditTrail()
    {
        // When
        var row = (await RowsAsync(PeopleList.Missing, TableFormat.Xlsx, " 与税务核对名单 "))[1];

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
        var command = new ExportPeopleCommand(PeopleList.Missing, OrgCode.Parse(Village), TableFormat.Csv, reason, Words);

        Assert.Equal(code, (await portal.UseCase<ExportPeople>().ExecuteAsync(command, actor, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnotherTownship_ThenNotFoundAndItIsNotOffered()
    {
        var command = new ExportPeopleCommand(PeopleList.Missing, OrgCode.Parse("500240103"), TableFormat.Csv, null, Words);
        var refused = await portal.UseCase<ExportPeople>().ExecuteAsync(command, Clerk, CancellationToken.None);
        var offered = await portal.UseCase<ListExportUnits>().ExecuteAsync(Clerk, CancellationToken.None);

        Assert.Equal("campaign.unit-not-found", refused.Error?.Code);
        Assert.Equal(["500240108", Village], offered.Value.Select(unit => unit.Code.Value));
    }

    private async Task<IReadOnlyList<TableRow>> RowsAsync(PeopleList list, TableFormat format, string? reason)
    {
        var command = new ExportPeopleCommand(list, OrgCode.Parse("500240108"), format, reason, Words);
        var exported = await portal.UseCase<ExportPeople>().ExecuteAsync(command, Clerk, CancellationToken.None);
        var file = portal.Services.GetRequiredService<FileShelf>().Find(exported.Value.FileId, Clerk.UserId);
        using var table = TableFile.Open(file!.Path).Value;
        return [.. table.Rows()];
    }
}
