using System.Text.RegularExpressions;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Households;

/// <summary>明白账: what a clerk reads out to a household and gives it on paper.</summary>
public sealed class StatementPageTests(RunningPortal portal)
{
    private const string Example = "select id from household where tenant_id = 500240 and number = '00000001'";

    [Theory]
    [InlineData("zh-CN", "城乡居民医保参保明白账", "一个人一年的标准是", "为什么是这样")]
    [InlineData("en-US", "Resident medical insurance: statement for the household", "The standard for one person and year is", "Why this is so")]
    public async Task Statement_GivenAHousehold_ThenEveryMemberIsToldWhatHePaysAndWhy(string language, string title, string standard, string because)
    {
        // Given
        var household = await portal.OwnerScalarAsync<Guid>(Example);
        await portal.BrowseAsync(
            "wangchang",
            $"/households/{household}/statement",
            async page =>
            {
                // Then: everybody stands on it, in words and with the clauses
                await Assertions.Expect(page.Locator("article h1")).ToHaveTextAsync(title);
                await Assertions.Expect(page.Locator(".statement-member")).ToHaveCountAsync(4);
                var entry = page.Locator(".statement-entry").First;
                await Assertions.Expect(entry.Locator(".statement-words")).ToContainTextAsync(standard);
                await Assertions.Expect(entry).ToContainTextAsync(because);
                await Assertions.Expect(entry.Locator("li cite").First).ToHaveTextAsync(new Regex("R-WC-[0-9]{2}", RegexOptions.None, TimeSpan.FromSeconds(1)));

                // And: on paper the buttons are gone and nothing is cut off
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                await Assertions.Expect(page.Locator("[data-print]")).Not.ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("article.statement")).ToBeVisibleAsync();
                Assert.NotEmpty(await page.PdfAsync());
            },
            Screen.Desk with { Culture = language });
    }

    [Fact]
    public async Task Statement_GivenAClerkOfAnotherCounty_ThenItIsNotFound()
    {
        // Given
        var household = await portal.OwnerScalarAsync<Guid>(Example);
        using var stranger = await portal.SignInAsync("songgai");

        // When
        using var answer = await stranger.GetAsync($"/households/{household}/statement");

        // Then
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Household_GivenItsPage_ThenTheStatementIsOneClickAway()
    {
        var household = await portal.OwnerScalarAsync<Guid>(Example);
        await portal.BrowseAsync("wangchang", $"/households/{household}", async page =>
            await Assertions.Expect(page.Locator($"a[href='/households/{household}/statement']")).ToBeVisibleAsync());
    }

    [Fact]
    public async Task Statement_GivenASmallPhone_ThenNothingIsWiderThanTheScreen()
    {
        var household = await portal.OwnerScalarAsync<Guid>(Example);
        await portal.BrowseAsync(
            "wangchang",
            $"/households/{household}/statement",
            async page =>
            {
                await Assertions.Expect(page.Locator(".statement-member")).ToHaveCountAsync(4);
                await page.AssertFitsAsync();
            },
            new Screen(360, 740));
    }
}
