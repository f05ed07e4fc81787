using System.Net;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>The user's own list of where they are signed in.</summary>
public sealed class SessionListTests(RunningPortal portal)
{
    private const string Page = "/account/sessions";
    private const string Form = "main form[method=post]";
    private const string Which = "Input.Which";

    [Fact]
    public async Task Sessions_GivenTwoSignIns_ThenBothStandThereAndTheOwnIsMarked()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var own = await portal.SignInAsync(account);
        using var other = await portal.SignInAsync(account);

        // When
        var page = await own.PageAsync(Page);

        // Then
        Assert.Equal(2, page.QuerySelectorAll("tr[data-session]").Length);
        Assert.Single(page.QuerySelectorAll(".tag-good"));
        Assert.All(page.QuerySelectorAll("tr[data-session]"), row => Assert.Contains("127.0.0.1", row.TextContent));
    }

    [Fact]
    public async Task Sessions_GivenEndAll_ThenEverySessionEndsTheOwnIncluded()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var own = await portal.SignInAsync(account);
        using var other = await portal.SignInAsync(account);

        // When
        using var answer = await own.SubmitAsync(Page, Form, (Which, "all"));

        // Then
        Assert.EndsWith("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await StatusAsync(own), await StatusAsync(other)));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from audit_entry e join portal_user u on u.id = e.actor_id where u.user_name = $1 and e.action = 'access.sessions-ended'", account));
    }

    [Fact]
    public async Task Sessions_GivenOneIsEnded_ThenTheOwnGoesOnAndTheListSaysSo()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var other = await portal.SignInAsync(account);
        var theirs = await LatestAsync(account);
        using var own = await portal.SignInAsync(account);

        // When
        using var answer = await own.SubmitAsync(Page, Form, (Which, theirs.ToString()));

        // Then
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await StatusAsync(own), await StatusAsync(other)));
        var page = await own.PageAsync(Page + "?ended=1");
        Assert.NotNull(page.QuerySelector(".notice-good"));
        Assert.Equal(2, page.QuerySelectorAll("table").Length);
    }

    [Fact]
    public async Task Sessions_GivenSomebodyElsesId_ThenTheirSessionGoesOn()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var other = await portal.SignInAsync(account);
        using var own = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));

        // When
        using var answer = await own.SubmitAsync(Page, Form, (Which, (await LatestAsync(account)).ToString()));

        // Then
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other));
    }

    [Fact]
    public async Task Sessions_GivenTheFormWithoutItsButton_ThenNothingEnds()
    {
        // Given
        using var own = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));

        // When
        using var answer = await own.SubmitAsync(Page, Form);

        // Then
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, await StatusAsync(own)));
    }

    private Task<Guid> LatestAsync(string account) => portal.OwnerScalarAsync<Guid>(
        "select s.id from user_session s join portal_user u on u.id = s.user_id where u.user_name = $1 order by s.started_at desc limit 1", account);

    private static async Task<HttpStatusCode> StatusAsync(PortalVisitor visitor)
    {
        using var answer = await visitor.GetAsync("/");
        return answer.StatusCode;
    }
}
