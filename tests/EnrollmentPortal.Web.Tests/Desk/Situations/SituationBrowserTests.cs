using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <summary>People at the window, on the day on which they come: asked, priced, covered and receipted on the real pages.</summary>
/// <remarks>Prices and days are those of the plans' worked cases (named with each), or of <c>portal assess</c> for the same facts.</remarks>
public sealed partial class SituationBrowserTests(DatedPortal dated) : IClassFixture<DatedPortal>
{
    private const int Wangchang = 500240;
    private const int Mancheng = 130607;
    private const int Suixian = 421321;
    private const int Songgai = 500118;
    private const int Fengjie = 500236;
    private const int Example = 990101;

    private RunningPortal Portal => dated.Portal;

    [Fact]
    public async Task Wangchang_GivenANewborn_ThenItIsAskedWhetherItEnrolsByItselfAndCostsTheStandardFromBirth() =>
        await NewbornAsync(Wangchang, "王初一", new DateOnly(2024, 7, 10), new DateOnly(2024, 8, 1), async page =>
        {
            // Given: as WC-123
            await Expect(page.Locator(SituationSteps.Line)).ToContainTextAsync("待询问");
            await Expect(page.Locator(".desk-side [data-pay]")).ToBeDisabledAsync();

            // When
            await page.AnswerAsync("新生儿独立参保");

            // Then
            await page.AssertTermsAsync("¥380.00", "2024-07-10 至 2024-12-31");
            await page.PayAndReadAsync("¥380.00", "2024-07-10 至 2024-12-31");
        });

    [Fact]
    public async Task Mancheng_GivenANewborn_ThenItCostsTheStandardFromBirth() =>
        await NewbornAsync(Mancheng, "满初一", new DateOnly(2023, 5, 20), new DateOnly(2023, 6, 15), async page =>
        {
            // Then: as MC-064, with nothing to ask
            await page.AssertTermsAsync("¥350.00", "2023-05-20 至 2023-12-31");
            // The plan has cash taken only where nobody in the family can pay electronically, and the reason noted.
            await page.Keyboard.PressAsync("F9");
            await Expect(page.Locator("#desk-reference")).ToBeFocusedAsync();
            await Expect(page.Locator(".desk-side [role=alert]")).ToContainTextAsync("收现金原因");
            await page.Keyboard.TypeAsync("本人和家属都没有智能手机");
            await page.PayAndReadAsync("¥350.00", "2023-05-20 至 2023-12-31");
        });

    [Fact]
    public async Task Suixian_GivenANewborn_ThenItCostsTheStandardFromBirth() =>
        await NewbornAsync(Suixian, "随初一", new DateOnly(2023, 3, 1), new DateOnly(2023, 5, 30), page =>
            page.AssertTermsAsync("¥350.00", "2023-03-01 至 2023-12-31")); // SX-025

    [Fact]
    public async Task Songgai_GivenANewborn_ThenItCostsTheStandardAndThePlanPrintsNoDays() =>
        await NewbornAsync(Songgai, "松初一", new DateOnly(2023, 7, 1), new DateOnly(2023, 8, 15), async page =>
        {
            // When
            await page.AnswerAsync("新生儿独立参保");

            // Then: SG-051
            await page.AssertTermsAsync("¥350.00", "文中未列明");
            await page.PayAndReadAsync("¥350.00", "以经办机构公布为准");
        });

    [Fact]
    public async Task Fengjie_GivenANewbornInTheWindow_ThenItCostsTheStandardForTheYear() =>
        await NewbornAsync(Fengjie, "奉初一", new DateOnly(2022, 11, 5), new DateOnly(2022, 11, 21), page =>
            page.AssertTermsAsync("¥350.00", "2023-01-01 至 2023-12-31"));

    /// <summary>The mother is insured at work, so the child alone is paid for.</summary>
    private async Task NewbornAsync(int county, string name, DateOnly bornOn, DateOnly today, Func<IPage, Task> steps)
    {
        await dated.LiveOnAsync(county, today);
        var (clerk, township) = DeskOf(county);
        var mother = TestMember.Head(name + "母") with { Sex = Sex.Female, BornOn = new DateOnly(1996, 2, 3), Exemption = ExemptionReason.EmployeeInsurance };
        var household = await dated.AddHouseholdAsync(township, mother);
        await Portal.BrowseAsync(clerk, $"/households/{household}", async page =>
        {
            await page.RegisterNewbornAsync(name, bornOn);
            await steps(page);
        });
    }

    /// <summary>Somebody alone in their household, found by name.</summary>
    private async Task AdultAsync(int county, TestMember person, DateOnly today, Func<IPage, Task> steps)
    {
        await dated.LiveOnAsync(county, today);
        var (clerk, township) = DeskOf(county);
        await dated.AddHouseholdAsync(township, person with { Relation = Relation.Head });
        await Portal.BrowseAsync(clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(person.Name);
            await steps(page);
        });
    }

    private (string Clerk, string Township) DeskOf(int county) => county switch
    {
        Wangchang => ("wangchang", "500240108"),
        Mancheng => ("shenxing", "130607102"),
        Suixian => ("lishan", "421321101"),
        Songgai => ("songgai", "500118107"),
        Fengjie => ("kuimen", "500236003"),
        Example => (dated.ExampleClerk, "990101001"),
        _ => throw new ArgumentOutOfRangeException(nameof(county)),
    };
}
