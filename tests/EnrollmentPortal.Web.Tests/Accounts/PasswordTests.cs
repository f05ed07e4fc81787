using System.Net;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>A user's own password, on accounts of the tests' own.</summary>
public sealed class PasswordTests(RunningPortal portal)
{
    private const string Page = "/account/password";
    private const string Form = "main form[method=post]";
    private const string Old = DemonstrationAccounts.Password;
    private const string New = "hong4qiao-8-ludeng";

    [Theory]
    [InlineData("not the password", New, New, "current", "当前密码不对")]
    [InlineData("", New, New, "current", "请输入当前密码")]
    [InlineData(Old, "", "", "new", "请输入新密码")]
    [InlineData(Old, "Ab1", "Ab1", "new", "至少要有 10 位")]
    [InlineData(Old, "Password2024", "Password2024", "new", "password 2024")]
    [InlineData(Old, "Shizhu@2024", "Shizhu@2024", "new", "shizhu")]
    [InlineData(Old, "Suixian2024", "Suixian2024", "new", "suixian")]
    [InlineData(Old, "wangchangzhen8", "wangchangzhen8", "new", "wangchangzhen")]
    [InlineData(Old, "王场王场王场王场王场王场", "王场王场王场王场王场王场", "new", "王场")]
    [InlineData(Old, "tanxiaomei19850101", "tanxiaomei19850101", "new", "tanxiaomei")]
    [InlineData(Old, "1qaz2wsx3edc", "1qaz2wsx3edc", "new", "1qaz2wsx")]
    [InlineData(Old, Old, Old, "new", "不能与当前密码相同")]
    [InlineData(Old, New, New + "d", "repeated", "两次输入的新密码不一致")]
    public async Task Password_GivenAFault_ThenItStandsBesideItsFieldAndTheOldOneStillWorks(
        string current, string next, string repeated, string field, string text)
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);

        // When
        using var answer = await ChangeAsync(visitor, current, next, repeated);

        // Then
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PortalVisitor.DocumentAsync(answer);
        var told = Assert.Single(page.QuerySelectorAll(".field-error"));
        Assert.Equal(field + "-error", told.Id);
        Assert.Contains(text, told.TextContent);
        Assert.Equal("true", page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.All(page.QuerySelectorAll("input[type=password]"), input => Assert.Equal(string.Empty, input.GetAttribute("value") ?? string.Empty));
        using var again = await portal.SignInAsync(account);
    }

    [Fact]
    public async Task Password_GivenEnglish_ThenTheFaultIsToldInEnglish()
    {
        // Given
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));
        using var switched = await visitor.PostAsync("/culture", new Dictionary<string, string> { ["to"] = "en-US", ["returnUrl"] = "/" });

        // When
        using var answer = await ChangeAsync(visitor, Old, "---", "---");
        using var guessable = await ChangeAsync(visitor, Old, "Shizhu@2024", "Shizhu@2024");

        // Then
        var told = (await PortalVisitor.DocumentAsync(answer)).GetElementById("new-error")!.TextContent;
        Assert.Contains("at least 10 characters", told);
        Assert.Contains("easy to guess", (await PortalVisitor.DocumentAsync(guessable)).GetElementById("new-error")!.TextContent);
    }

    [Fact]
    public async Task Password_GivenAChange_ThenOnlyTheNewOneSignsInAndTheTrailTellsIt()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);

        // When
        using var answer = await ChangeAsync(visitor, Old, New, New);

        // Then
        Assert.EndsWith(Page + "?changed=true", answer.Headers.Location!.OriginalString);
        var page = await visitor.PageAsync(Page + "?changed=true");
        Assert.Contains("密码已修改", page.QuerySelector(".notice-good")!.TextContent);
        using var stranger = await portal.VisitAsync();
        using var refused = await stranger.SignInAsync(account, Old);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var entered = await portal.SignInAsync(account, New);
        Assert.Equal(1L, await ChangesAsync(account));
    }

    [Fact]
    public async Task Password_GivenTwoSessions_ThenTheOtherEndsAtOnceAndTheOwnGoesOn()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var own = await portal.SignInAsync(account);
        using var other = await portal.SignInAsync(account);

        // When
        using var answer = await ChangeAsync(own, Old, New, New);

        // Then
        using var ended = await other.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var home = await own.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task Password_GivenFiveGuesses_ThenTheRightOneIsLockedOutHereAndAtTheSignIn()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await ChangeAsync(visitor, "not the password", New, New);
        }

        // When
        using var answer = await ChangeAsync(visitor, Old, New, New);

        // Then
        var page = await PortalVisitor.DocumentAsync(answer);
        Assert.Contains("账号已锁定", page.GetElementById("current-error")!.TextContent);
        using var stranger = await portal.VisitAsync();
        using var refused = await stranger.SignInAsync(account, Old);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(0L, await ChangesAsync(account));
    }

    [Fact]
    public async Task TopBar_GivenASignedInUser_ThenHisNameLeadsToHisPassword()
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        var page = await visitor.PageAsync("/");

        // Then
        Assert.Equal(Page, page.QuerySelector(".top-bar a.user-name")!.GetAttribute("href"));
    }

    private static Task<HttpResponseMessage> ChangeAsync(PortalVisitor visitor, string current, string next, string repeated) => visitor.SubmitAsync(
        Page, Form, ("Input.Current", current), ("Input.New", next), ("Input.Repeated", repeated));

    private Task<long> ChangesAsync(string account) => portal.OwnerScalarAsync<long>(
        "select count(*) from audit_entry e join portal_user u on u.id = e.actor_id where u.user_name = $1 and e.action = 'access.password-changed'", account);
}
