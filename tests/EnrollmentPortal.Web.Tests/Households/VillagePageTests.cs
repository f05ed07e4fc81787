using System.Globalization;
using System.Text.RegularExpressions;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Households;

/// <summary>村清单 as a cadre uses it: on a phone, with one hand.</summary>
public sealed class VillagePageTests(RunningPortal portal)
{
    private const double SmallestTarget = 44;
    private static readonly Screen SmallPhone = new(360, 640);

    [Fact]
    public async Task Open_GivenACadreOfOneVillage_ThenItsNumbersAddUpAndNothingIsWiderThanTheScreen() =>
        await portal.BrowseAsync(
            "taihe",
            "/villages",
            async page =>
            {
                // Given the cadre was taken straight to the village
                await Assertions.Expect(page).ToHaveURLAsync(new Regex("/villages/500240108001$"));
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("太和社区");

                await page.AwaitCircuitAsync();
                await Assertions.Expect(page.Locator(".figure-number")).ToHaveCountAsync(4);

                // When
                var numbers = await page.Locator(".figure-number").AllTextContentsAsync();

                // Then
                var figures = numbers.Select(text => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
                Assert.True(figures[0] > 0);
                Assert.Equal(figures[0], figures[1] + figures[2] + figures[3]);
                await page.AssertFitsAsync();
            },
            SmallPhone);

    [Fact]
    public async Task Open_GivenAHouseholdFarDownIsTapped_ThenItOpensInItsPlaceAndTheAddressKeepsIt() =>
        await portal.BrowseAsync(
            "taihe",
            "/villages/500240108001",
            async page =>
            {
                // Given
                await page.AwaitCircuitAsync();
                var row = page.Locator(".household-row").Nth(20);
                await row.ScrollIntoViewIfNeededAsync();
                var before = await page.EvaluateAsync<int>("Math.round(scrollY)");

                // When
                await row.TapAsync();

                // Then
                await Assertions.Expect(page.Locator(".household-detail .member").First).ToBeVisibleAsync();
                await Assertions.Expect(row).ToHaveAttributeAsync("aria-expanded", "true");
                Assert.Equal(before, await page.EvaluateAsync<int>("Math.round(scrollY)"));
                await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]open="));
                await AssertLargeAsync(page.Locator(".household-row, .call, .figure, #village-search"));
                await page.ReloadAsync();
                await Assertions.Expect(page.Locator(".household-detail .member").First).ToBeInViewportAsync();
            },
            SmallPhone);

    [Fact]
    public async Task ShowMore_GivenALongList_ThenTheNextRowsFollow() =>
        await portal.BrowseAsync(
            "taihe",
            "/villages/500240108001?filter=all",
            async page =>
            {
                // Given
                await page.AwaitCircuitAsync();
                await Assertions.Expect(page.Locator(".household-row")).ToHaveCountAsync(40);

                // When
                await page.Locator(".more").TapAsync();

                // Then
                await Assertions.Expect(page.Locator(".household-row")).ToHaveCountAsync(80);
                await Assertions.Expect(page).ToHaveURLAsync(new Regex("shown=80"));
            },
            Screen.Phone);

    [Fact]
    public async Task Search_GivenTheExampleHousehold_ThenOnlyItRemains() =>
        await portal.BrowseAsync(
            "taihe",
            "/villages/500240108001?filter=all",
            async page =>
            {
                // Given
                await page.AwaitCircuitAsync();

                // When
                await page.FillAsync("#village-search", "谭国华");

                // Then
                await Assertions.Expect(page).ToHaveURLAsync(new Regex("q="));
                await Assertions.Expect(page.Locator(".household-row")).ToHaveCountAsync(1);
                await Assertions.Expect(page.Locator(".household-head")).ToHaveTextAsync("谭国华");
            },
            Screen.Phone);

    [Fact]
    public async Task Open_GivenAnotherTownshipsVillage_ThenItIsNotFound() =>
        await portal.BrowseAsync(
            "taihe",
            "/villages/500240103001",
            async page => await Assertions.Expect(page.Locator(".notice-danger")).ToBeVisibleAsync(),
            Screen.Phone);

    private static async Task AssertLargeAsync(ILocator targets)
    {
        foreach (var target in await targets.AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            Assert.True(box is null || box.Height >= SmallestTarget, $"{await target.TextContentAsync()} is {box?.Height} px high");
        }
    }
}
