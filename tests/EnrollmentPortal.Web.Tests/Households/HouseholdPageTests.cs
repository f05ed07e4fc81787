using System.Text.RegularExpressions;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Households;

/// <summary>The household page as a clerk uses it: a refusal keeps what was typed, a change is said, and it can be taken back.</summary>
public sealed class HouseholdPageTests(RunningPortal portal)
{
    // Far from the example household and from those that the desk's tests pay for.
    private const string Unused = """
        select household.id from household
        where tenant_id = 500240 and org_code like '500240108%'
          and 2 <= (select count(*) from person where person.tenant_id = 500240 and person.household_id = household.id and exemption_reason is null)
          and not exists (select from enrollment join person on person.id = enrollment.person_id where person.household_id = household.id)
        order by number desc offset 7 limit 1
        """;

    [Fact]
    public async Task Leave_GivenAMissingDate_ThenTheFieldIsMarkedAndNothingIsLostAndTheReturnTakesItBack()
    {
        // Given
        var household = await portal.OwnerScalarAsync<Guid>(Unused);
        var person = await portal.OwnerScalarAsync<Guid>("select id from person where tenant_id = 500240 and household_id = $1 and exemption_reason is null order by born_on desc limit 1", household);
        await portal.BrowseAsync("wangchang", $"/households/{household}?do=Leave&person={person}", async page =>
        {
            await page.AwaitCircuitAsync();

            // When: the day of release is forgotten
            await page.SelectOptionAsync("#leave-reason", "Imprisoned");
            await Assertions.Expect(page.Locator("#leave-until")).ToBeVisibleAsync();
            await page.FillAsync("#reason", "(2023) 渝 01 刑初 1 号");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator("#leave-until-error")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#leave-until")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync("(2023) 渝 01 刑初 1 号");

            // When
            await page.FillAsync("#leave-until", "2024-06-01");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/households/{household}$"));
            await Assertions.Expect(page.Locator(".record-facts", new() { HasTextString = "2024-06-01" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".record-history li")).ToHaveCountAsync(1);

            // When
            await page.ClickAsync($"a[href*='do=Return'][href*='{person}']");
            await page.FillAsync("#reason", "核实有误");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then: the return, and the release as a fact with its day
            await Assertions.Expect(page.Locator(".record-history li")).ToHaveCountAsync(3);
            await Assertions.Expect(page.Locator(".member-facts li")).ToContainTextAsync("刑满释放（2023-11-20）");
            await Assertions.Expect(page.Locator($"a[href*='do=Return'][href*='{person}']")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Fact_GivenAnAnswerAndItsCorrection_ThenTheNewOneStandsAndTheOldOneIsFolded()
    {
        // Given
        var household = await portal.OwnerScalarAsync<Guid>(Unused.Replace("offset 7", "offset 8", StringComparison.Ordinal));
        var person = await portal.OwnerScalarAsync<Guid>("select id from person where tenant_id = 500240 and household_id = $1 and exemption_reason is null order by born_on limit 1", household);
        await portal.BrowseAsync("wangchang", $"/households/{household}?do=Fact&person={person}", async page =>
        {
            await page.AwaitCircuitAsync();

            // When: the evidence is forgotten
            await page.SelectOptionAsync("#fact-kind", "Migrant");
            await page.SelectOptionAsync("#fact-answer", "yes");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator("#reason-error")).ToBeVisibleAsync();

            // When
            await page.FillAsync("#reason", "务工单位证明");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator(".member-facts li")).ToContainTextAsync("外出务工或返乡人员");
            await Assertions.Expect(page.Locator(".member-facts li")).ToContainTextAsync("务工单位证明");

            // When
            await page.ClickAsync(".member-facts a");
            await page.SelectOptionAsync("#fact-answer", "no");
            await page.FillAsync("#reason", "本人更正");
            await page.ClickAsync(".form-end button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator(".member-facts > ul > li")).ToContainTextAsync("不是外出务工人员");
            await page.ClickAsync(".member-facts summary");
            await Assertions.Expect(page.Locator(".member-facts details li")).ToContainTextAsync("外出务工或返乡人员");
            await Assertions.Expect(page.Locator(".record-history li")).ToHaveCountAsync(2);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("?do=Split")]
    [InlineData("?do=Contact")]
    public async Task Open_GivenASmallPhone_ThenNothingIsWiderThanTheScreen(string task)
    {
        var household = await portal.OwnerScalarAsync<Guid>("select id from household where tenant_id = 500240 and number = '00000001'");
        await portal.BrowseAsync(
            "wangchang",
            $"/households/{household}{task}",
            async page =>
            {
                await page.AwaitCircuitAsync();
                await Assertions.Expect(page.Locator(".record-members > li")).ToHaveCountAsync(4);
                await page.AssertFitsAsync();
            },
            new Screen(360, 640));
    }

    [Fact]
    public async Task Open_GivenACadre_ThenHeReadsAndChangesNothing()
    {
        var household = await portal.OwnerScalarAsync<Guid>("select id from household where tenant_id = 500240 and number = '00000001'");
        await portal.BrowseAsync("taihe", $"/households/{household}?do=Contact", async page =>
        {
            await page.AwaitCircuitAsync();
            await Assertions.Expect(page.Locator(".record-members > li")).ToHaveCountAsync(4);
            await Assertions.Expect(page.Locator(".record-task, .record-tasks")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Duplicates_GivenTheDemonstration_ThenSomebodyWasEnteredTwiceAndADecisionIsRemembered() =>
        await portal.BrowseAsync("suixian", "/registry/duplicates", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            await Assertions.Expect(page.Locator(".pairs li").First).ToBeVisibleAsync();
            var pairs = await page.Locator(".pairs li").CountAsync();

            // When
            await page.Locator(".pair-ways button").First.ClickAsync();
            await page.Locator(".confirm .btn-primary").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".pairs li")).ToHaveCountAsync(pairs - 1);
        });
}
