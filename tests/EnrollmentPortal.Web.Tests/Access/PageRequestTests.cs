using System.Net;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Access;

/// <summary>Every page, asked for by every role and by nobody.</summary>
public sealed class PageRequestTests(RunningPortal portal)
{
    public static TheoryData<string> OneAccountOfEveryRole =>
        [.. DemonstrationAccounts.All.DistinctBy(account => account.Role).Select(account => account.UserName)];

    [Theory]
    [MemberData(nameof(OneAccountOfEveryRole))]
    public async Task Page_GivenARole_ThenItOpensOrIsDeniedAsTheGrantsSay(string userName)
    {
        // Given
        var role = DemonstrationAccounts.All.Single(account => account.UserName == userName).Role;
        using var visitor = await portal.SignInAsync(userName);
        var wrong = new List<string>();

        foreach (var page in Pages.All.Where(page => !Pages.IsAnonymous(page)))
        {
            var granted = Grants.Of(role).Contains(Pages.GrantOf(page)!.Value);
            foreach (var address in Pages.Addresses(page))
            {
                // When
                using var answer = await visitor.GetAsync(address);

                // Then: an id that does not exist is not found, which only who may ask gets to know
                var right = granted
                    ? answer.StatusCode == HttpStatusCode.OK || IsRedirectTo(answer, "/villages/500240108001") || (answer.StatusCode == HttpStatusCode.NotFound && address.Contains(Guid.Empty.ToString(), StringComparison.Ordinal))
                    : IsRedirectTo(answer, "/denied");
                if (!right || (await answer.Content.ReadAsStringAsync()).Contains("data-failure", StringComparison.Ordinal))
                {
                    wrong.Add($"{role} {address}: {(int)answer.StatusCode} {answer.Headers.Location}");
                }
            }
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Page_GivenNobody_ThenTheFormAsksWhoItIsAndRemembersTheWay()
    {
        // Given
        using var visitor = await portal.VisitAsync();

        foreach (var address in Pages.All.Where(page => !Pages.IsAnonymous(page)).SelectMany(Pages.Addresses))
        {
            // When
            using var answer = await visitor.GetAsync(address);

            // Then
            Assert.True(IsRedirectTo(answer, "/sign-in"), $"{address}: {(int)answer.StatusCode} {answer.Headers.Location}");
            Assert.Contains("returnUrl=" + Uri.EscapeDataString(address), answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task Page_GivenNobody_ThenThePagesForVisitorsOpen()
    {
        // Given
        using var visitor = await portal.VisitAsync();

        foreach (var address in Pages.All.Where(Pages.IsAnonymous).SelectMany(Pages.Addresses))
        {
            // When
            using var answer = await visitor.GetAsync(address);

            // Then
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/no-such-page")]
    [InlineData("/appsettings.json")]
    [InlineData("/../data/keys/id-numbers.json")]
    public async Task Address_GivenNobodyAndNoPage_ThenNothingIsGivenAway(string address)
    {
        // Given
        using var visitor = await portal.VisitAsync();

        // When
        using var answer = await visitor.GetAsync(address);

        // Then
        Assert.False(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
    }

    private static bool IsRedirectTo(HttpResponseMessage answer, string path) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location is { } location
        && (location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString.Split('?')[0]) == path;
}
