using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Divisions;

public sealed class DivisionCatalogTests
{
    private static readonly DivisionCatalog Catalog = DivisionCatalog.Embedded;

    [Theory]
    [InlineData(130607, 14, 201)]
    [InlineData(421321, 19, 394)]
    [InlineData(500118, 23, 267)]
    [InlineData(500236, 33, 392)]
    [InlineData(500240, 33, 242)]
    public void Units_GivenACounty_ThenEveryTownshipAndVillageIsThere(int tenantId, int townships, int villages)
    {
        // Given, When
        var units = Catalog.Units(tenantId);

        // Then
        Assert.Equal(OrgLevel.County, units[0].Level);
        Assert.Equal(townships, units.Count(unit => unit.Level == OrgLevel.Township));
        Assert.Equal(villages, units.Count(unit => unit.Level == OrgLevel.Village));
    }

    [Fact]
    public void Units_GivenAllCounties_ThenParentsComeBeforeTheirChildren()
    {
        foreach (var tenantId in Catalog.TenantIds)
        {
            // Given
            var seen = new HashSet<OrgCode>();

            // When, Then
            Assert.All(Catalog.Units(tenantId), unit =>
            {
                Assert.True(unit.Parent is null || seen.Contains(unit.Parent.Value), unit.FullName);
                seen.Add(unit.Code);
            });
        }
    }

    [Fact]
    public void Units_GivenAnyTownship_ThenItHasAVillageInWhichPeopleCanLive()
    {
        // Given
        var townships = Catalog.TenantIds.SelectMany(Catalog.Units).Where(unit => unit.Level == OrgLevel.Township);

        // When, Then
        Assert.All(townships, township => Assert.NotEmpty(Catalog.VillagesUnder(township.Code)));
    }

    [Fact]
    public void Units_GivenVillagesOfOneTownship_ThenTheirShortNamesDiffer()
    {
        // Given
        var villages = Catalog.TenantIds.SelectMany(Catalog.Units).Where(unit => unit.Level == OrgLevel.Village);

        // When
        var clashes = villages.GroupBy(village => (village.Parent, village.Name)).Where(group => group.Count() > 1);

        // Then
        Assert.Empty(clashes);
    }

    [Fact]
    public void Units_GivenACountyThatIsNotInTheCatalog_ThenThereAreNone() => Assert.Empty(Catalog.Units(110101));

    [Theory]
    [InlineData(130607, "满城镇（含社区）", "130607100")]
    [InlineData(130607, "满城镇(含社区)", "130607100")]
    [InlineData(130607, "方顺桥镇", "130607104")]
    [InlineData(130607, "大学", "130607900")]
    [InlineData(421321, "龙潭镇", "421321113")]
    [InlineData(421321, "澴潭镇", "421321113")]
    [InlineData(421321, "万福店农场", "421321119")]
    [InlineData(421321, "厉山镇（含经济开发区）", "421321101")]
    [InlineData(421321, " 万和镇（含太白顶景区） ", "421321107")]
    [InlineData(500240, "蛟鱼村", "500240108203")]
    [InlineData(500118, "文昌宫社区居民委员会", "500118107001")]
    [InlineData(500236, "奉节县", "500236")]
    public void Resolve_GivenANameAsPrinted_ThenItIsTheUnit(int tenantId, string printed, string code) =>
        Assert.Equal(OrgCode.Parse(code), Catalog.Resolve(tenantId, printed).Value.Code);

    [Fact]
    public void Resolve_GivenANameThatSeveralVillagesHave_ThenTheTownshipDecides()
    {
        // Given 满城镇 and 神星镇 both have a 李家佐村
        var shenxing = OrgCode.Parse("130607102");

        // When
        var anywhere = Catalog.Resolve(130607, "李家佐村");
        var inShenxing = Catalog.Resolve(130607, "李家佐村", shenxing);

        // Then
        Assert.Equal("division.ambiguous", anywhere.Error?.Code);
        Assert.Equal("130607102209", inShenxing.Value.Code.Value);
    }

    [Theory]
    [InlineData(421321, "不存在镇")]
    [InlineData(500236, "龙潭镇")]
    [InlineData(421321, "")]
    public void Resolve_GivenAStrangeName_ThenItIsUnknown(int tenantId, string printed) =>
        Assert.Equal("division.unknown", Catalog.Resolve(tenantId, printed).Error?.Code);

    [Fact]
    public void Mismatches_GivenTheFivePlans_ThenEachIsReportedWithItsKindAndReason()
    {
        // Given
        var kinds = Catalog.Mismatches.ToDictionary(mismatch => mismatch.Unit.Code.Value, mismatch => mismatch.Kind);

        // When, Then
        Assert.Equal(
            new Dictionary<string, MismatchKind>
            {
                ["130607100"] = MismatchKind.Combined,
                ["130607001"] = MismatchKind.FoldedIn,
                ["130607400"] = MismatchKind.FoldedIn,
                ["130607900"] = MismatchKind.Added,
                ["421321101"] = MismatchKind.Combined,
                ["421321107"] = MismatchKind.Combined,
                ["421321113"] = MismatchKind.OtherName,
                ["421321119"] = MismatchKind.OtherName,
                ["421321115"] = MismatchKind.WithoutRow,
            },
            kinds);
        Assert.All(Catalog.Mismatches, mismatch =>
        {
            Assert.NotEmpty(mismatch.ChineseNote);
            Assert.NotEmpty(mismatch.EnglishNote);
            Assert.Equal(mismatch.Kind == MismatchKind.FoldedIn, mismatch.CountedIn is not null);
            Assert.Equal(mismatch.Kind is MismatchKind.FoldedIn or MismatchKind.WithoutRow, mismatch.PrintedName is null);
        });
    }
}
