using EnrollmentPortal.Web.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>A member who has to be asked is answered with one key, also when they cannot say.</summary>
public sealed class DeskQuestionBrowserTests(RunningPortal portal)
{
    [Fact]
    public async Task Question_GivenAStudentsAge_ThenTheMinusKeySaysNotStatedAndAsksNoMore()
    {
        // Given: whether the member studies decides the price in 王场
        var number = await HouseholdWithAStudentsAgeAsync();
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            var question = page.Locator("[data-question]");
            await Expect(question).ToHaveCountAsync(1);
            await Expect(question.Locator("[data-answer='-']")).ToContainTextAsync("未说明");
            var member = page.Locator("tr[data-member]:has(+ [data-question])");

            // When
            await member.FocusAsync();
            await page.Keyboard.PressAsync("-");

            // Then
            await Expect(question).ToHaveCountAsync(0);
            Assert.Equal("Student unstated", await portal.OwnerScalarAsync<string>(
                """
                select fact.kind || ' ' || fact.value from person_fact fact
                join person p on (p.tenant_id, p.id) = (fact.tenant_id, fact.person_id)
                join household h on (h.tenant_id, h.id) = (p.tenant_id, p.household_id)
                where h.tenant_id = 500240 and h.number = $1
                """,
                number));
        });
    }

    [Fact]
    public async Task Cursor_GivenAnAnsweredQuestionThatIsStillDrawn_ThenItGoesBackToTheLineOnceTheQuestionIsGone()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);

            // When: the page is told to go back first, and draws the question away afterwards
            var (early, late) = await page.EvaluateAsync<bool[]>(
                """
                async () => {
                  const script = performance.getEntriesByType('resource').map(entry => entry.name).find(name => /\/DeskPage\.[^/]*js$/.test(name));
                  const desk = await import(script);
                  const question = document.createElement('div');
                  question.dataset.question = '';
                  question.append(document.createElement('input'));
                  document.querySelector('main').append(question);
                  question.firstChild.focus();
                  const early = desk.goBack();
                  question.remove();
                  await new Promise(drawn => setTimeout(drawn));
                  return [early, document.activeElement.matches('[data-pay], [data-member]')];
                }
                """) is [var before, var after] ? (before, after) : default;

            // Then
            Assert.Equal((false, true), (early, late));
        });
    }

    private Task<string> HouseholdWithAStudentsAgeAsync() => portal.OwnerScalarAsync<string>(
        """
        select h.number from household h
        where h.tenant_id = 500240 and starts_with(h.org_code, '500240108') and length(h.number) = 8
          and not exists (select from enrollment e where (e.tenant_id, e.household_id) = (h.tenant_id, h.id))
          and (select count(*) from person p where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)
               and p.exemption_reason is null and p.born_on between '2002-11-01' and '2004-11-01'
               and not exists (select from person_identity i where (i.tenant_id, i.person_id) = (p.tenant_id, p.id))) = 1
          and not exists (select from person p where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)
                          and (p.born_on > '2004-11-01' or p.born_on between '2000-11-01' and '2002-11-01'))
          and not exists (select from person_fact fact join person p on (p.tenant_id, p.id) = (fact.tenant_id, fact.person_id)
                          where (p.tenant_id, p.household_id) = (h.tenant_id, h.id))
        order by h.number limit 1
        """);
}
