using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Application.Tests.Imports;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Exports;

/// <summary>Rows to review leave the portal as the review shows them.</summary>
public sealed class ImportReviewListTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    private static readonly OrgCode Township = OrgCode.Parse(AMovingCounty.Village).At(OrgLevel.Township);

    [Fact]
    public async Task ImportReview_GivenDoubtfulRows_ThenALineForEachWhomTheyMayMean()
    {
        // Given: one under another name, one who may be either of two, and a decision
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("疑甲"), new TestMember("疑丙"), new TestMember("疑丙"));
        var check = await office.List()
            .With("疑改", office.NumberOf(home, 0), home.Number)
            .With("疑丙", AList.Number(), home.Number, "其他")
            .With("疑新", AList.Number(), home.Number, "子")
            .CheckAsync();
        Assert.Null((await office.DecideAsync(check.Id, 2, ImportDecision.Renamed)).Error);
        var page = await office.ReviewAsync(check.Id);

        // When
        var rows = await AnExport.RowsAsync(office.Portal, Request(check.Id), AMovingCounty.Clerk);
        var alike = await AnExport.RowsAsync(office.Portal, Request(check.Id, "import.same-name-and-birth"), AMovingCounty.Clerk);

        // Then
        Assert.Equal(
            page.Cases.OrderBy(item => item.Row).SelectMany(item => item.Candidates.Select(candidate =>
                $"{item.Row} {item.File.Name} {item.File.IdNumber} Candidate.{candidate.Match} {candidate.Registry.Name} {candidate.Registry.IdNumber} {candidate.Registry.Household}")),
            rows.Select(row => $"{row[0]} {row[2]} {row[3]} {row[7]} {row[8]} {row[9]} {row[12]}"));
        Assert.Equal(["2", "3", "3"], rows.Select(row => row[0]));
        Assert.Equal(["Decided.Renamed", "", ""], rows.Select(row => row[14]));
        Assert.All(rows, row => Assert.Contains("***********", row[3] + row[9], StringComparison.Ordinal));
        Assert.Equal(["3", "3"], alike.Select(row => row[0]));
    }

    [Fact]
    public async Task ImportReview_GivenAnotherTownshipOrACadre_ThenTheImportIsNotFoundOrForbidden()
    {
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("疑丁"));
        var check = await office.List().With("疑戊", office.NumberOf(home, 0), home.Number).CheckAsync();

        Assert.Equal(ImportErrors.NotFound, await AnExport.RefusalAsync(office.Portal, Request(check.Id) with { Unit = OrgCode.Parse(AMovingCounty.FarVillage) }, AMovingCounty.FarClerk));
        Assert.Equal(AccessErrors.Forbidden, await AnExport.RefusalAsync(office.Portal, Request(check.Id) with { Unit = OrgCode.Parse(AMovingCounty.Village) }, AMovingCounty.Cadre));
        Assert.Equal(ImportErrors.NotFound, await AnExport.RefusalAsync(office.Portal, new ListRequest(ListName.ImportReview, Township), AMovingCounty.Clerk));
    }

    private static ListRequest Request(Guid import, string? reason = null) => new(ListName.ImportReview, Township, Review: new ImportReviewQuery(import, reason));
}
