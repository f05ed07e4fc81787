using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Web.Components;

namespace EnrollmentPortal.Web.Tests.Components;

/// <summary>What fills the places of a refusal's text reads like the rest of the page.</summary>
public sealed class ErrorTextsTests
{
    [Fact]
    public void Filling_GivenADay_ThenItIsWrittenAsEverywhereElse() =>
        Assert.Equal(["向志远", "2023-02-10"], ErrorTexts.Filling(ReviewErrors.Decided("向志远", new DateOnly(2023, 2, 10)), ", ").Take(2));
}
