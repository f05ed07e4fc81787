using System.Net;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>A session cannot be borrowed by another site or by a script.</summary>
public sealed class SessionTests(RunningPortal portal)
{
    [Fact]
    public async Task Post_GivenNoAntiforgeryToken_ThenItIsRefused()
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        using var signOut = await visitor.PostAsync("/sign-out", new Dictionary<string, string>());
        using var signIn = await visitor.PostAsync("/sign-in", new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Input.UserName"] = "wangchang",
            ["Input.Password"] = Application.Platform.DemonstrationAccounts.Password,
        });

        // Then
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (signOut.StatusCode, signIn.StatusCode));
        using var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task Post_GivenAnotherVisitorsToken_ThenItIsRefused()
    {
        // Given
        using var attacker = await portal.VisitAsync();
        var form = await attacker.PageAsync("/sign-in");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var victim = await portal.SignInAsync("wangchang");

        // When
        using var answer = await victim.PostAsync("/sign-out", new Dictionary<string, string> { ["__RequestVerificationToken"] = token });

        // Then
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/lib/portal.css")]
    [InlineData("/health/live")]
    public async Task Answer_GivenAnyAddress_ThenItCarriesTheSecurityHeaders(string path)
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        using var answer = await visitor.GetAsync(path);

        // Then
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        var policy = Header(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("base-uri 'self'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.False(answer.Headers.Contains("Server"), "The server names itself.");
    }

    [Fact]
    public async Task SignIn_GivenSuccess_ThenNoScriptReadsTheCookieAndNoOtherSiteSendsIt()
    {
        // Given
        using var visitor = await portal.VisitAsync();

        // When
        using var answer = await visitor.SignInAsync("wangchang", Application.Platform.DemonstrationAccounts.Password);

        // Then
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("portal=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("expires", cookie);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
