namespace EnrollmentPortal.Web.Tests.Access;

/// <summary>No page is open by omission.</summary>
public sealed class PageAttributeTests
{
    /// <summary>Pages for visitors, each with its reason.</summary>
    private static readonly string[] ForVisitors =
    [
        // The way in, and what is shown instead of a page.
        "SignInPage", "DeniedPage", "NotFoundPage", "ErrorPage",
        // Residents ask what they would pay, without an account and without leaving data.
        "CalculatorPage",
    ];

    [Fact]
    public void Pages_GivenTheAssembly_ThenEachIsForVisitorsByListOrNamesAGrant()
    {
        // Given, When
        var open = Pages.All.Where(page => Pages.IsAnonymous(page) ? !ForVisitors.Contains(page.Name) : Pages.GrantOf(page) is null);

        // Then
        Assert.NotEmpty(Pages.All);
        Assert.Equal([], open.Select(page => page.FullName));
    }

    [Fact]
    public void Pages_GivenAPageForVisitors_ThenItAsksForNoGrantAsWell()
    {
        // Given, When: both attributes together read as protected and are open
        var both = Pages.All.Where(page => Pages.IsAnonymous(page) && Pages.GrantOf(page) is not null);

        // Then
        Assert.Equal([], both.Select(page => page.FullName));
    }
}
