using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Rosters;

/// <summary>From the correction at the window to the official: the case says what differs, and asks for what the plan does not say.</summary>
public sealed class AnswerCaseBrowserTests(RunningPortal portal)
{
    // A roster of another test may have opened a case of its own in the household.
    private static readonly LocatorFilterOptions OfTheAnswer = new() { HasText = "方案未写明" };

    [Theory]
    [InlineData(1366, 768, 0)]
    [InlineData(360, 740, 1)]
    public async Task Case_GivenAPayerWhoHadAnotherInsurance_ThenTheHouseholdLeadsToItAndTheOfficialNamesAmountAndClause(int width, int height, int which)
    {
        // Given: 王场, 380 paid
        var household = await portal.OwnerScalarAsync<Guid>(
            """
            select e.household_id from enrollment e join person p on (p.tenant_id, p.id) = (e.tenant_id, e.person_id)
            where e.tenant_id = 500240 and e.org_code ^@ '500240108' and e.self_pay_fen = 38000 and p.household_id = e.household_id
            group by 1 having count(*) = 1 order by 1 offset $1 limit 1
            """,
            which);
        var person = await portal.OwnerScalarAsync<Guid>("select person_id from enrollment where tenant_id = 500240 and household_id = $1 and self_pay_fen = 38000", household);
        await portal.BrowseAsync("wangchang", $"/households/{household}?do=Fact&person={person}", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.SelectOptionAsync("#fact-kind", "InsuredElsewhere");
            await page.SelectOptionAsync("#fact-answer", "employee");
            await page.FillAsync("#reason", "医保系统查询");
            await page.ClickAsync(".form-end button[type=submit]");
            await Expect(page.Locator(".notice-good")).ToContainTextAsync("待核定");

            // Then: a clerk sees that it waits and has no list of cases to go to
            var waiting = page.Locator("[data-case]").Filter(OfTheAnswer);
            await Expect(waiting).ToContainTextAsync("待审核");
            await Expect(waiting.Locator("a")).ToHaveCountAsync(0);
        });

        // When
        await portal.BrowseAsync(
            "shizhu",
            $"/households/{household}",
            async page =>
            {
                await page.AwaitCircuitAsync();
                await page.Locator("[data-case]").Filter(OfTheAnswer).Locator("a").ClickAsync();
                var row = page.Locator(".roster-cases tbody tr[aria-current=true]");
                foreach (var told in new[] { "未登记", "缴费时：¥380", "更正后：不予受理", "未写明" })
                {
                    await Expect(row).ToContainTextAsync(told);
                }

                // Then: nothing is confirmed without both
                var confirm = row.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true });
                await Expect(confirm).ToBeDisabledAsync();
                await row.Locator("input[type=number]").FillAsync("380");
                await row.Locator("select").SelectOptionAsync("R-WC-33");
                await confirm.ClickAsync();
                await Expect(row.Locator(".confirm-question")).ToContainTextAsync("R-WC-33");
                await row.Locator(".confirm .btn-primary").ClickAsync();
                await Expect(page.Locator(".roster-cases tr[aria-current]")).ToContainTextAsync("已确认");
            },
            new Screen(width, height));
    }
}
