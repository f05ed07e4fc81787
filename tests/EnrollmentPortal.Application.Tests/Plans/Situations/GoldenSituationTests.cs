using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Plans.Situations;

public sealed class GoldenSituationTests
{
    [Theory]
    [InlineData("500236", 2023)]
    [InlineData("130607", 2023)]
    [InlineData("500240", 2024)]
    [InlineData("500118", 2023)]
    [InlineData("421321", 2023)]
    public void For_GivenACountyOfTheFivePlans_ThenItsSituationsComeOutAsPrinted(string county, int year)
    {
        // Given
        var golden = GoldenSituations.For(OrgCode.Parse(county), year);

        // When
        var wrong = golden
            .Where(item => !item.Expected.IsMetBy(item.Situation.Under(PlanLibrary.BuiltIn.For(item.Situation.Unit, year)!).ValueOrDefault))
            .Select(item => item.Id);

        // Then
        Assert.True(golden.Count >= 10, $"{golden.Count} situations");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void For_GivenATownshipWithoutSituations_ThenItsCountysAreTaken()
    {
        // Given, When
        var golden = GoldenSituations.For(OrgCode.Parse("421321100"), 2023);

        // Then
        Assert.Equal(GoldenSituations.For(OrgCode.Parse("421321"), 2023).Count, golden.Count);
        Assert.NotEmpty(golden);
    }

    [Fact]
    public void In_GivenTheNextYear_ThenEveryDateAndPaidYearMovesWithIt()
    {
        // Given: born on 20 November 2022, pays both years
        var newborn = GoldenSituations.All.Single(golden => golden.Id == "MC-072").Situation;

        // When
        var next = newborn.In(2024);

        // Then
        Assert.Equal((new DateOnly(2023, 11, 20), new DateOnly(2024, 1, 10)), (next.BornOn, next.PaidOn));
        Assert.Equal("event=newborn;event_on=2023-11-20;years_paid=2023+2024", next.Circumstances);
        Assert.Same(newborn, newborn.In(2023));
    }
}
