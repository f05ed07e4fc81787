using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Plans;

public sealed class PlanLibraryTests
{
    private static readonly PlanLibrary Library = PlanLibrary.BuiltIn;

    [Theory]
    [InlineData("500240108001", 2024, "500240108")]
    [InlineData("500240108", 2024, "500240108")]
    [InlineData("500240101001", 2024, "500240")]
    [InlineData("500240", 2024, "500240")]
    [InlineData("500118107204", 2023, "500118107")]
    [InlineData("500236001001", 2023, "500236")]
    public void For_GivenAUnit_ThenTheNearestPlanOnTheWayUp(string unit, int year, string expected)
    {
        // When
        var plan = Library.For(OrgCode.Parse(unit), year);

        // Then
        Assert.Equal(OrgCode.Parse(expected), plan?.Unit);
    }

    [Theory]
    [InlineData("500240108", 2023)]
    [InlineData("500236", 2024)]
    [InlineData("110105", 2023)]
    public void For_GivenAYearOrCountyWithoutAPlan_ThenNoneIsBorrowed(string unit, int year) =>
        Assert.Null(Library.For(OrgCode.Parse(unit), year));

    [Fact]
    public void All_GivenTheBuiltInDocuments_ThenFiveCountiesTwoTownshipsAndTheExample() =>
        Assert.Equal(
            ["130607/2023", "421321/2023", "500118/2023", "500118107/2023", "500236/2023", "500240/2024", "500240108/2024", "990101/2025"],
            Library.All.Select(plan => $"{plan.Unit}/{plan.CoverageYear}"));

    [Fact]
    public void For_GivenATownshipPlan_ThenItHasItsOwnQuotasAndTheCountysFees()
    {
        // Given
        var county = Library.For(OrgCode.Parse("500240"), 2024)!;

        // When
        var town = Library.For(OrgCode.Parse("500240108"), 2024)!;

        // Then
        Assert.Null(county.Quotas);
        Assert.Equal(15041, town.Quotas?.Total.Target);
        Assert.Equal(county.Tiers.Select(tier => tier.Standard.Amount), town.Tiers.Select(tier => tier.Standard.Amount));
    }
}
