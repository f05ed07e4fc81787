using EnrollmentPortal.Web.Components.Layout;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Components;

/// <summary>The menu tells where one is: one entry, the closest.</summary>
public sealed class SideMenuTests(RunningPortal portal)
{
    [Theory]
    [InlineData("/rosters/board", "/rosters/board")]
    [InlineData("/rosters/not-registered", "/rosters/not-registered")]
    [InlineData("/rosters", "/rosters")]
    [InlineData("/", "/")]
    public async Task Menu_GivenAPage_ThenOnlyTheClosestEntryIsCurrent(string path, string current)
    {
        using var official = await portal.SignInAsync("shizhu");

        var page = await official.PageAsync(path);

        Assert.Equal([current], page.QuerySelectorAll(".side-menu a.active").Select(entry => entry.GetAttribute("href")));
    }

    [Fact]
    public void Closest_GivenAPathBelowAnEntry_ThenThatEntryAndNeverOneThatOnlyBeginsAlike()
    {
        var menu = MenuItem.For(TestKit.TestPortal.ActorAs(Application.Access.Role.CountyOfficial, "500240"));

        Assert.Equal("Rosters", MenuItem.Closest(menu, "/rosters/0199a2b0-0000-7000-8000-000000000000")?.Key);
        Assert.Equal("Progress", MenuItem.Closest(menu, "/progress/500240108")?.Key);
        Assert.Null(MenuItem.Closest(menu, "/rosters-of-old"));
    }
}
