using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <summary>What a clerk does and reads at the window when somebody comes with a situation.</summary>
internal static class SituationSteps
{
    /// <summary>The line of the member that the search found, and what is asked about them below it.</summary>
    public const string Line = "tr.desk-found";
    public const string Question = Line + " + [data-question]";

    /// <summary>From the household's page through the newborn form to the desk, where the child's line has the cursor.</summary>
    public static async Task RegisterNewbornAsync(this IPage page, string name, DateOnly bornOn)
    {
        await page.AwaitCircuitAsync();
        await page.ClickAsync("a[href*='mother=']");
        await page.FillAsync("input[name$='.name']", name);
        await page.SelectOptionAsync("select[name$='.relation']", nameof(Relation.Son));
        // Birth date and sex follow from the number.
        await page.FillAsync("input[name$='.id-number']", TestCounty.NextNumber(new TestMember(name) { BornOn = bornOn }).Reveal());
        await Expect(page.Locator("input[name$='.born-on']")).ToHaveValueAsync($"{bornOn:yyyy-MM-dd}");
        await page.ClickAsync(".register-actions [type=submit]");
        await page.ClickAsync("[data-first-focus]");
        // The household is open with the cursor on its head; the search takes it to the child.
        await Expect(page.Locator("tr[data-member]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F2");
        await page.OpenHouseholdAsync(name);
    }

    /// <summary>The digit that stands on the answer, pressed on the member's line.</summary>
    public static async Task AnswerAsync(this IPage page, string answer)
    {
        await page.PressAnswerAsync(answer);
        await Expect(page.Locator($"{Question} [data-answer]", new() { HasText = answer })).ToHaveCountAsync(0);
    }

    /// <summary>What happened is chosen by its digit; its day goes with it.</summary>
    public static async Task AnswerAsync(this IPage page, string happened, DateOnly day)
    {
        await page.PressAnswerAsync(happened);
        var field = page.Locator($"{Question} input[type=date]");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync($"{day:yyyy-MM-dd}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveCountAsync(0);
    }

    /// <summary>Years are typed on the member's line; the digits go into the question's field.</summary>
    public static async Task AnswerYearsAsync(this IPage page, string question, int years)
    {
        var asked = page.Locator(Question, new() { HasText = question });
        await Expect(asked).ToBeVisibleAsync();
        await Expect(page.Locator(Line)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync($"{years}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(asked).ToHaveCountAsync(0);
    }

    /// <summary>Nothing is left to ask; the line names the price, and its explanation the days of cover.</summary>
    /// <param name="page">The desk.</param>
    /// <param name="price">What the person pays, such as <c>¥380.00</c>.</param>
    /// <param name="cover">What the explanation says of the days.</param>
    public static async Task AssertTermsAsync(this IPage page, string price, string cover)
    {
        await Expect(page.Locator("[data-question]")).ToHaveCountAsync(0);
        await Expect(page.Locator(Line + " td.num strong")).ToHaveTextAsync(price);
        await Expect(page.Locator(Line)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".desk-explanation")).ToContainTextAsync("待遇期：" + cover);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".desk-explanation")).ToHaveCountAsync(0);
    }

    /// <summary>Takes the payment of everybody chosen; both copies of the receipt name the sum and the days of cover.</summary>
    /// <returns>The receipt.</returns>
    public static async Task<IPage> PayAndReadAsync(this IPage page, string sum, string cover)
    {
        await Expect(page.Locator(".desk-side .money-large")).ToHaveTextAsync(sum);
        var receipt = await page.PayAndPrintAsync();
        await Expect(receipt.Locator(".receipt-copy")).ToHaveCountAsync(2);
        foreach (var copy in await receipt.Locator(".receipt-copy").AllAsync())
        {
            await Expect(copy.Locator(".receipt-total")).ToContainTextAsync(sum);
            await Expect(copy.Locator("td.dates")).ToHaveTextAsync(cover);
            // Each day on one line, or both on one: none is broken.
            Assert.InRange(await copy.Locator("td.dates").EvaluateAsync<int>("cell => { const all = document.createRange(); all.selectNodeContents(cell); return all.getClientRects().length; }"), 1, 2);
        }

        return receipt;
    }

    private static async Task PressAnswerAsync(this IPage page, string answer)
    {
        var button = page.Locator($"{Question} [data-answer]", new() { HasText = answer });
        var digit = (await button.GetAttributeAsync("data-answer"))!;
        await Expect(page.Locator(Line)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(digit);
    }
}
