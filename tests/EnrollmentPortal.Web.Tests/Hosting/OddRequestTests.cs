using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Access;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Tests.Hosting;

/// <summary>What no page sends is refused; it never ends in an error page.</summary>
public sealed class OddRequestTests(RunningPortal portal)
{
    // A NUL, numbers beyond every type, half a character, quotes, a right-to-left mark.
    private static readonly string[] OddValues = ["%00", "99999999999999999999", "2147483647", "-2147483648", "%ED%A0%80", "%27%22--", "%E2%80%AE%F0%9F%98%80"];

    public static TheoryData<string> OneAccountOfEveryRole =>
        [.. DemonstrationAccounts.All.DistinctBy(account => account.Role).Select(account => account.UserName)];

    [Theory]
    [MemberData(nameof(OneAccountOfEveryRole))]
    public async Task Page_GivenOddValuesInItsAddress_ThenItAnswersOrRefuses(string userName)
    {
        // Given every page that the role, and none before it, opens
        var role = DemonstrationAccounts.All.Single(account => account.UserName == userName).Role;
        var earlier = DemonstrationAccounts.All.DistinctBy(account => account.Role).TakeWhile(account => account.Role != role).SelectMany(account => Grants.Of(account.Role)).ToHashSet();
        using var visitor = await portal.SignInAsync(userName);
        var wrong = new List<string>();

        foreach (var page in Pages.All.Where(page => Pages.GrantOf(page) is { } grant && Grants.Of(role).Contains(grant) && !earlier.Contains(grant)))
        {
            foreach (var address in Pages.Addresses(page).SelectMany(address => Odd(page, address)))
            {
                // When
                using var answer = await visitor.GetAsync(address);

                // Then
                if ((int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{address}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/desk")]
    [InlineData("/account/password")]
    [InlineData("/sign-out")]
    public async Task Form_GivenNoTokenOrAnOldOne_ThenItIsRefusedInWords(string address)
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        foreach (var token in new[] { string.Empty, "an-old-one" })
        {
            // When
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("to", "en-US")]);
            using var answer = await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);

            // Then
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("表单已过期", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/sign-in?returnUrl=%00")]
    [InlineData("/calculator?county=%00")]
    [InlineData("/calculator?%00=1")]
    [InlineData("/not-found?x=%00")]
    public async Task Address_GivenANul_ThenItIsRefusedInWords(string address)
    {
        // Given
        using var visitor = await portal.VisitAsync();

        // When
        using var answer = await visitor.GetAsync(address);

        // Then
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请求有误", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/account/password", "Input.New")]
    [InlineData("/account/sessions", "Input.Which")]
    public async Task Form_GivenANulInAField_ThenItIsRefused(string path, string field)
    {
        // Given
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));

        // When
        using var answer = await visitor.SubmitAsync(path, "main form[method=post]", (field, "a\0b"));

        // Then
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/sessions")]
    [InlineData("/sign-out")]
    [InlineData("/coverage-year")]
    [InlineData("/culture")]
    public async Task Form_GivenNoneOfItsFields_ThenItIsNoError(string path)
    {
        // Given the antiforgery token alone, and then not even that
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));
        var page = await visitor.PageAsync("/account/password");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // When
        using var withToken = await visitor.PostAsync(path, new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var handled = await visitor.PostAsync(path, new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["_handler"] = "password" });
        using var empty = await visitor.PostAsync(path, new Dictionary<string, string>());
        using var bodyless = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), content: null);

        // Then
        Assert.All([withToken, handled, empty, bodyless], answer => Assert.InRange((int)answer.StatusCode, 200, 499));
    }

    [Theory]
    [InlineData("_handler=sign-in")]
    [InlineData("_handler=sign-in&Input.UserName=")]
    [InlineData("_handler=sign-in&Input.Password=x")]
    [InlineData("_handler=no-such-form")]
    [InlineData("_handler=sign-in&Input.UserName=a&Input.UserName=b&Input.Password=x")]
    public async Task SignIn_GivenFieldsMissingOrTwice_ThenItIsARefusal(string fields)
    {
        // Given
        using var visitor = await portal.VisitAsync();
        var page = await visitor.PageAsync("/sign-in");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // When
        using var content = new StringContent(fields + "&__RequestVerificationToken=" + Uri.EscapeDataString(token));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var answer = await visitor.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), content);

        // Then
        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-charset")]
    [InlineData("application/x-www-form-urlencoded; charset=gb18030")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=utf-7")]
    public async Task Form_GivenAnOddContentType_ThenItIsRefused(string contentType)
    {
        // Given
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));

        foreach (var path in new[] { "/sign-in", "/sign-out", "/account/password", "/coverage-year", "/culture" })
        {
            // When
            using var content = new ByteArrayContent([0x74, 0x6F, 0x3D, 0xFF, 0xFE, 0x2B, 0x41]);
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            using var answer = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), content);

            // Then
            Assert.True((int)answer.StatusCode is >= 300 and < 500, $"{path}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/culture?to=en-US&returnUrl=/")]
    [InlineData("/coverage-year?to=2031&returnUrl=/progress")]
    public async Task Choice_GivenALink_ThenNothingChanges(string address)
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");
        var before = visitor.Cookies().Count;

        // When
        using var answer = await visitor.GetAsync(address);

        // Then
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(before, visitor.Cookies().Count);
    }

    [Fact]
    public async Task Choice_GivenTheLanguageOnAPage_ThenTheSamePageComesInTheOther() =>
        await portal.BrowseAsync("wangchang", "/villages", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.ClickAsync("form[action='/culture'] button");
            await Microsoft.Playwright.Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en-US");
            Assert.Contains("/villages", page.Url);
        });

    [Fact]
    public async Task Circuit_GivenANulThatAScriptTypes_ThenThePageGoesOn() =>
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.Locator("[data-desk-search]").EvaluateAsync("box => { box.value = '谭\\u0000'; box.dispatchEvent(new Event('input', { bubbles: true })); }");
            await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-hit]").First).ToBeVisibleAsync();
        });

    // The page with every text parameter odd, with each typed one alone, and with odd places.
    private static IEnumerable<string> Odd(Type page, string address)
    {
        var parameters = page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property.PropertyType, Name: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query ? query.Name ?? property.Name : null))
            .Where(parameter => parameter.Name is not null).ToLookup(parameter => parameter.PropertyType == typeof(string), parameter => parameter.Name!);
        var texts = parameters[true].ToList();
        foreach (var value in OddValues)
        {
            if (texts.Count > 0)
            {
                yield return address + "?" + string.Join('&', texts.Select(name => $"{name}={value}"));
            }

            foreach (var name in parameters[false])
            {
                yield return $"{address}?{name}={value}";
            }

            if (address.Contains("/500240", StringComparison.Ordinal))
            {
                yield return address.Replace("/500240", "/" + value, StringComparison.Ordinal);
            }
        }
    }
}
