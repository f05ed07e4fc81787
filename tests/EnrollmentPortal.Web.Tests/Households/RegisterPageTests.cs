using System.Text.RegularExpressions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Households;

/// <summary>参保登记 in the browser.</summary>
public sealed class RegisterPageTests(RunningPortal portal)
{
    private const string Village = "500240108001";
    private static int _sequence;

    [Fact]
    public async Task Save_GivenAFamily_ThenItIsRegisteredAndTheDeskIsOneStepAway() =>
        await portal.BrowseAsync("wangchang", "/register", async page =>
        {
            // Given
            var (head, wife) = (NextNumber(Sex.Male), NextNumber(Sex.Female));
            await page.SelectOptionAsync("#village", Village);
            await FillAsync(page, "m0", "田大有", head);
            await page.ClickAsync("text=再加一人");
            await FillAsync(page, "m1", "田小梅", wife);
            await page.SelectOptionAsync("#m1-relation", "Spouse");

            // When
            await page.ClickAsync("button[type=submit]:has-text('登记此户')");

            // Then
            await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("田大有");
            var desk = await page.Locator(".notice-good a[href^='/desk/']").GetAttributeAsync("href");
            var members = await portal.OwnerScalarAsync<string>(
                "select string_agg(name, ',' order by relation) from person where household_id = $1", Guid.Parse(desk!["/desk/".Length..]));
            Assert.Equal("田大有,田小梅", members);
        });

    [Fact]
    public async Task Type_GivenANumber_ThenBirthDateAndSexAreFilledAndAContradictionIsSaid() =>
        await portal.BrowseAsync("wangchang", "/register", async page =>
        {
            // Given
            var number = NextNumber(Sex.Female);
            await page.FillAsync("#m0-id-number", number.Reveal());
            await Assertions.Expect(page.Locator("#m0-born-on")).ToHaveValueAsync("1990-03-04");
            await Assertions.Expect(page.Locator("#m0-sex")).ToHaveValueAsync("Female");

            // When
            await page.SelectOptionAsync("#m0-sex", "Male");

            // Then
            await Assertions.Expect(page.Locator("#m0-sex-error")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Reload_GivenAHalfFilledForm_ThenNothingTypedIsLost() =>
        await portal.BrowseAsync("wangchang", "/register", async page =>
        {
            // Given
            var number = NextNumber(Sex.Male);
            await page.SelectOptionAsync("#village", Village);
            await FillAsync(page, "m0", "田不忘", number);
            await page.ClickAsync("text=再加一人");
            await page.FillAsync("#m1-name", "田小忘");

            // When
            await page.ReloadAsync();

            // Then
            await Assertions.Expect(page.Locator("#m0-name")).ToHaveValueAsync("田不忘");
            await Assertions.Expect(page.Locator("#m0-id-number")).ToHaveValueAsync(number.Reveal());
            await Assertions.Expect(page.Locator("#m0-born-on")).ToHaveValueAsync("1990-03-04");
            await Assertions.Expect(page.Locator("#m1-name")).ToHaveValueAsync("田小忘");
            await Assertions.Expect(page.Locator("#village")).ToHaveValueAsync(Village);
        });

    [Fact]
    public async Task Save_GivenAnEmptyForm_ThenEveryFieldSaysWhatIsMissing() =>
        await portal.BrowseAsync("wangchang", "/register", async page =>
        {
            // Given
            await Assertions.Expect(page.Locator("#m0-name")).ToBeVisibleAsync();

            // When
            await page.ClickAsync("button[type=submit]:has-text('登记此户')");

            // Then
            foreach (var field in new[] { "village", "m0-name", "m0-id-number", "m0-sex", "m0-born-on" })
            {
                await Assertions.Expect(page.Locator($"#{field}-error")).ToBeVisibleAsync();
            }

            await Assertions.Expect(page.Locator("#village")).ToBeFocusedAsync();
        });

    [Fact]
    public async Task Open_GivenACadre_ThenThePageIsRefused() =>
        await portal.BrowseAsync("taihe", "/register", page => Assertions.Expect(page).ToHaveURLAsync(new Regex("/denied")));

    private static async Task FillAsync(IPage page, string row, string name, IdNumber number)
    {
        await page.FillAsync($"#{row}-name", name);
        await page.FillAsync($"#{row}-id-number", number.Reveal());
        await Assertions.Expect(page.Locator($"#{row}-born-on")).Not.ToHaveValueAsync(string.Empty);
    }

    // Prefix 997: the loader and the other suites use others.
    private static IdNumber NextNumber(Sex sex) =>
        IdNumber.Compose("997001", new DateOnly(1990, 3, 4), (Interlocked.Increment(ref _sequence) * 2) + (sex == Sex.Male ? 1 : 0));
}
