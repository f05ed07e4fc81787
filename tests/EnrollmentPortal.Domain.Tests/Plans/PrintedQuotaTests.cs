using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>Every printed quota row.</summary>
public sealed class PrintedQuotaTests
{
    public static TheoryData<string, string, string> Tables => new()
    {
        {
            "130607", "hukou lastYear target",
            """
            130607100 111600 82185 100440
            130607102 43596 37512 39236
            130607101 39509 35582 35582
            130607103 47105 39177 42395
            130607104 45837 39485 41253
            130607105 24497 21151 22047
            130607203 25676 22054 23108
            130607204 18943 15982 17049
            130607205 25301 22122 22771
            130607206 18368 15558 16531
            130607207 6960 5902 6264
            大学  1772 
            合计 407392 338482 366676
            """
        },
        {
            "500240108", "target",
            """
            500240108001 4813
            500240108206 2256
            500240108205 2707
            500240108204 1204
            500240108203 1504
            500240108202 902
            500240108207 1655
            总计 15041
            """
        },
        {
            "500118107", "hukou target",
            """
            500118107001 3365 3197
            500118107002 4316 4100
            500118107200 3141 2984
            500118107201 2168 2060
            500118107202 1853 1761
            500118107203 3983 3784
            500118107204 1438 1367
            合计 20264 19253
            """
        },
        {
            "421321", "target exempt ordinary",
            """
            421321101 59813 1658 58155
            421321102 19349 761 18588
            421321103 46052 1551 44501
            421321104 20918 841 20077
            421321105 24851 714 24137
            421321106 20940 728 20212
            421321107 52741 2054 50687
            421321110 24962 1078 23884
            421321109 57194 2043 55151
            421321108 34220 1171 33049
            421321111 30930 1193 29737
            421321112 42240 1404 40836
            龙潭镇 42449 1781 40668
            421321114 55499 1942 53557
            421321116 29922 1255 28667
            421321117 16284 812 15472
            421321118 46397 1651 44746
            万福店农场 18357 476 17881
            合计 643118 23113 620005
            """
        },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Quotas_GivenAPlan_ThenTheTableAsPrinted(string unit, string columns, string printed)
    {
        // Given
        var plan = PlanLibrary.BuiltIn.All.Single(plan => plan.Unit == OrgCode.Parse(unit));

        // When
        var rows = plan.Quotas!.Rows.Append(plan.Quotas.Total)
            .Select(row => $"{row.Unit?.Value ?? row.PrintedName} {string.Join(' ', columns.Split(' ').Select(column => Figure(row, column)))}");

        // Then
        Assert.Equal(printed.Split('\n'), rows);
    }

    [Fact]
    public void Compute_GivenManchengsHalfPerson_ThenItIsRoundedUp()
    {
        // Given 南韩村镇: 90 % of 47,105 is 42,394.5
        var goals = PlanLibrary.BuiltIn.All.Single(plan => plan.Unit == OrgCode.Parse("130607")).Quotas!.Goals;

        // When, Then
        Assert.Equal(42395, goals.Compute(47105, 39177));
        Assert.Equal(35582, goals.Compute(39509, 35582));
        Assert.Null(goals.Compute(null, 1772));
    }

    [Theory]
    [InlineData("130.5", 6, 3, 3, "0.5")]
    [InlineData("100", 6, 3, 3, "0.5")]
    [InlineData("99.9", 5, 2.5, 2.5, "0")]
    [InlineData("90", 5, 2.5, 2.5, "0")]
    [InlineData("80", 3, 2, 1, "0")]
    [InlineData("79.9", 0, 0, 0, "-0.5")]
    public void BandFor_GivenACompletion_ThenSonggaisAllowance(string percent, double perHead, double town, double village, string points)
    {
        // Given
        var incentives = PlanLibrary.BuiltIn.All.Single(plan => plan.Unit == OrgCode.Parse("500118107")).Incentives!;

        // When
        var band = incentives.BandFor(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture));

        // Then
        Assert.Equal(
            (Money.FromYuan((decimal)perHead), Money.FromYuan((decimal)town), Money.FromYuan((decimal)village), points),
            (band.PerHead, band.TownShare, band.VillageShare, band.AppraisalPoints.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static int? Figure(QuotaRow row, string column) => column switch
    {
        "hukou" => row.HukouPopulation,
        "lastYear" => row.EnrolledLastYear,
        "target" => row.Target,
        "exempt" => row.Exempt,
        "ordinary" => row.Ordinary,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };
}
