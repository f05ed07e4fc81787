using System.Net;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>The way in: who gets through, who does not, and what they are told.</summary>
public sealed class SignInTests(RunningPortal portal)
{
    private const string Password = DemonstrationAccounts.Password;

    [Fact]
    public async Task SignIn_GivenAWrongPasswordOrAnUnknownName_ThenBothReadTheSame()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.VisitAsync();

        // When
        var wrongPassword = await RefusalAsync(visitor, account, "not the password");
        var unknownName = await RefusalAsync(visitor, "nobody-" + account, Password);

        // Then
        Assert.Equal(wrongPassword, unknownName);
        Assert.DoesNotContain(visitor.Cookies(), cookie => cookie.Name == "portal");
    }

    [Fact]
    public async Task SignIn_GivenFiveWrongPasswords_ThenTheRightOneIsRefusedInTheSameWords()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.VisitAsync();
        var wrong = string.Empty;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            wrong = await RefusalAsync(visitor, account, "not the password");
        }

        // When
        var right = await RefusalAsync(visitor, account, Password);

        // Then
        Assert.Equal(wrong, right);
        Assert.Equal("LockedOut", await portal.OwnerScalarAsync<string>(
            """
            select new_values ->> 'outcome' from audit_entry e join portal_user u on u.id = e.actor_id
            where u.user_name = $1 and e.action = 'access.sign-in' order by e.at desc limit 1
            """,
            account));
    }

    [Fact]
    public async Task SignIn_GivenADisabledAccount_ThenOnlyWhoKnowsThePasswordLearnsIt()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        await portal.DisableAccountAsync(account);
        using var visitor = await portal.VisitAsync();

        // When
        var knows = await RefusalAsync(visitor, account, Password);
        var guesses = await RefusalAsync(visitor, account, "not the password");
        var unknown = await RefusalAsync(visitor, "nobody-" + account, "not the password");

        // Then
        Assert.NotEqual(guesses, knows);
        Assert.Equal(unknown, guesses);
    }

    [Fact]
    public async Task SignIn_GivenADisabledAccount_ThenGuessingItsPasswordLocksItToo()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        await portal.DisableAccountAsync(account);
        using var visitor = await portal.VisitAsync();
        var disabled = await RefusalAsync(visitor, account, Password);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await RefusalAsync(visitor, account, "not the password");
        }

        // When
        var sixth = await RefusalAsync(visitor, account, Password);

        // Then: otherwise a disabled account would be a place to try passwords without end
        Assert.NotEqual(disabled, sixth);
    }

    [Fact]
    public async Task SignIn_GivenSuccessAndFailure_ThenTheAuditTrailHasBothWithAddress()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.VisitAsync();
        await RefusalAsync(visitor, account, "not the password");

        // When
        using var entered = await visitor.SignInAsync(account, Password);

        // Then
        var outcomes = await portal.OwnerScalarAsync<string>(
            """
            select string_agg(new_values ->> 'outcome' || ' ' || coalesce(e.address, 'nowhere'), ', ' order by e.at)
            from audit_entry e join portal_user u on u.id = e.actor_id where u.user_name = $1 and e.action = 'access.sign-in'
            """,
            account);
        Assert.Equal("WrongPassword 127.0.0.1, SignedIn 127.0.0.1", outcomes);
    }

    [Fact]
    public async Task SignIn_GivenANameOfNobody_ThenTheFailureIsRecordedWithoutTheName()
    {
        // Given
        var name = "geheim-" + Guid.NewGuid().ToString("N")[..8];
        using var visitor = await portal.VisitAsync();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.20");

        // When
        await RefusalAsync(visitor, name, Password);

        // Then: people type their password there, too
        Assert.Equal(
            "UnknownName visitor",
            await portal.OwnerScalarAsync<string>(
                "select new_values ->> 'outcome' || ' ' || actor_name from audit_entry where tenant_id = 0 and action = 'access.sign-in' and address = '198.51.100.20'"));
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where audit_entry::text ilike '%' || $1 || '%'", name));
    }

    [Fact]
    public async Task SignIn_GivenManyFailuresFromOneNetwork_ThenItIsRefusedThereAndNowhereElse()
    {
        // Given 59 failures of a machine that takes a new address of its network each time
        var account = await portal.AddAccountLikeAsync("wangchang");
        await portal.OwnerScalarAsync<long>(
            """
            with made as (insert into sign_in_failure (id, at, address, name_hash)
                          select gen_random_uuid(), now(), '2001:db8:1:2::/64', '\x00' from generate_series(1, 59) returning 1)
            select count(*) from made
            """);
        using var machine = await FromAsync("2001:db8:1:2::77");
        var wrong = await RefusalAsync(machine, account, "not the password");

        // When
        using var same = await FromAsync("2001:db8:1:2::78");
        var refused = await RefusalAsync(same, account, Password);
        using var other = await FromAsync("2001:db8:1:3::78");
        using var entered = await other.SignInAsync(account, Password);

        // Then
        Assert.NotEqual(wrong, refused);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/progress?unit=500240", "/progress?unit=500240")]
    [InlineData("/中文?词=村", "/%E4%B8%AD%E6%96%87?%E8%AF%8D=%E6%9D%91")]
    [InlineData("/a/../..//evil.example", "/")]
    [InlineData("/%", "/%25")]
    [InlineData("", "/")]
    public async Task SignIn_GivenAReturnAddress_ThenItStaysOnThisSite(string returnUrl, string expected)
    {
        // Given
        using var visitor = await portal.VisitAsync();
        var query = "?returnUrl=" + Uri.EscapeDataString(returnUrl);

        // When
        using var entered = await visitor.SignInAsync("wangchang", Password, "/sign-in" + query);
        using var switched = await visitor.PostAsync("/culture", new Dictionary<string, string> { ["to"] = "en-US", ["returnUrl"] = returnUrl });

        // Then
        Assert.Equal((expected, expected), (PathOf(entered), PathOf(switched)));
    }

    [Fact]
    public async Task SignOut_GivenASession_ThenTheCookieIsGone()
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        using var left = await visitor.SubmitAsync("/", "form[action='/sign-out']");

        // Then
        Assert.Equal("/sign-in", PathOf(left));
        using var home = await visitor.GetAsync("/");
        Assert.StartsWith("/sign-in", PathOf(home));
    }

    private async Task<PortalVisitor> FromAsync(string address)
    {
        var visitor = await portal.VisitAsync();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }

    private static async Task<string> RefusalAsync(PortalVisitor visitor, string userName, string password)
    {
        using var answer = await visitor.SignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PortalVisitor.DocumentAsync(answer);
        return page.QuerySelector("[role=alert]")!.TextContent;
    }

    private static string PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } location ? location.PathAndQuery : answer.Headers.Location!.OriginalString;
}
