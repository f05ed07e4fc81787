using System.Collections.Concurrent;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>What a clerk does at the desk. Each step ends when the page shows what it changed, so that the next one meets it.</summary>
internal static class DeskSteps
{
    private static readonly ConcurrentDictionary<string, bool> Given = new(StringComparer.Ordinal);

    /// <summary>From the search box to the household's line. The box opens with the circuit; the line takes the focus when it is there.</summary>
    public static async Task OpenHouseholdAsync(this IPage page, string number)
    {
        await Expect(page.Locator("[data-desk-search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tr.desk-found")).ToBeFocusedAsync();
    }

    /// <summary>The first F9: the sum stands there and can be confirmed.</summary>
    public static async Task ShowPaymentAsync(this IPage page)
    {
        await page.Keyboard.PressAsync("F9");
        await Expect(page.Locator("[data-offer][data-ready]")).ToBeFocusedAsync();
    }

    /// <summary>Both F9: the receipt's number stands there.</summary>
    /// <returns>The number.</returns>
    public static async Task<string> PayAsync(this IPage page)
    {
        await page.ShowPaymentAsync();
        await page.Keyboard.PressAsync("F9");
        return await page.Locator(".desk-receipt-number").InnerTextAsync();
    }

    /// <summary>Both F9: the receipt opens beside the desk, and the cursor is where the next customer begins.</summary>
    public static async Task<IPage> PayAndPrintAsync(this IPage page)
    {
        await page.ShowPaymentAsync();
        var receipt = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("F9"));
        await Expect(page.Locator("[data-next]")).ToBeFocusedAsync();
        return receipt;
    }

    /// <summary>The number of a household of 王场 whose head and at least one more pay an ordinary price, and nobody has paid.</summary>
    /// <remarks>Invented ones only: other tests register households of their own. Each is given once, for tests run side by side.</remarks>
    public static async Task<string> UnpaidHouseholdAsync(this RunningPortal portal)
    {
        while (true)
        {
            var number = await UnpaidHouseholdAsync(portal, [.. Given.Keys]);
            if (Given.TryAdd(number, value: true))
            {
                return number;
            }
        }
    }

    public static Task<long> PaymentsOfAsync(this RunningPortal portal, string number) => portal.OwnerScalarAsync<long>(
        "select count(*) from contribution c join household h on (h.tenant_id, h.id) = (c.tenant_id, c.household_id) where h.tenant_id = 500240 and h.number = $1", number);

    /// <summary>Names and tiers that were paid, by name: <c>王五 二档, 张三 一档</c>.</summary>
    public static Task<string> PaidTiersAsync(this RunningPortal portal, string number) => portal.OwnerScalarAsync<string>(
        """
        select coalesce(string_agg(p.name || ' ' || e.tier, ', ' order by p.name, p.id), '')
        from enrollment e
        join person p on (p.tenant_id, p.id) = (e.tenant_id, e.person_id)
        join household h on (h.tenant_id, h.id) = (e.tenant_id, e.household_id)
        where h.tenant_id = 500240 and h.number = $1
        """,
        number);

    private static Task<string> UnpaidHouseholdAsync(RunningPortal portal, string[] given) => portal.OwnerScalarAsync<string>(
        """
        select h.number from household h
        where h.tenant_id = 500240 and starts_with(h.org_code, '500240108')
          and length(h.number) = 8 and h.number <> all($1)
          and not exists (select from enrollment e where (e.tenant_id, e.household_id) = (h.tenant_id, h.id))
          and (select count(*) from person p where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)) > 1
          and not exists (select from person p left join person_identity i on (i.tenant_id, i.person_id) = (p.tenant_id, p.id)
                          where (p.tenant_id, p.household_id) = (h.tenant_id, h.id) and (p.exemption_reason is not null or i.id is not null))
          -- Nobody that the desk has to ask first: newborns and students' ages.
          and not exists (select from person p where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)
                          and (p.born_on >= '2023-01-01' or p.born_on between '2001-11-01' and '2006-01-01'))
        order by h.number desc limit 1
        """,
        (object)given);
}
