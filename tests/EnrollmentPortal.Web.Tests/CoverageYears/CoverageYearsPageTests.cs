using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.CoverageYears;

/// <summary>满城 has no plan of the next year yet, and its year is not over.</summary>
public sealed class CoverageYearsPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Page_GivenARunningYear_ThenItSaysWhatStandsInTheWay() =>
        await portal.BrowseAsync("mancheng", "/coverage-years", async page =>
        {
            await page.AwaitCircuitAsync();

            await Assertions.Expect(page.Locator("[data-year='2023']")).ToContainTextAsync("办理中");
            await Assertions.Expect(page.Locator("[data-year='2023']")).ToContainTextAsync("2023-12-31 之后可以结束");
            await Assertions.Expect(page.Locator(".year-next")).ToContainTextAsync("2024 年度还没有已生效的方案");
        });

    [Fact]
    public async Task Switch_GivenAYearThatTheCountyDoesNotHave_ThenTheUsualOneIsShown()
    {
        using var visitor = await portal.SignInAsync("mancheng");

        using var switched = await visitor.SubmitAsync("/coverage-years", "form[action='/coverage-year']", ("to", "2031"), ("returnUrl", "/progress"));

        Assert.Equal("/progress", switched.Headers.Location!.OriginalString);
        await portal.BrowseAsync(visitor, "/progress", async page =>
        {
            await page.AwaitCircuitAsync();

            await Assertions.Expect(page.Locator(".place-campaign")).ToContainTextAsync("2023 年度");
        });
    }
}
