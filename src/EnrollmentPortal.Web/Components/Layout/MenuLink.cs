using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace EnrollmentPortal.Web.Components.Layout;

/// <summary>An entry of the menu, marked while its page or one below it is open; where several fit, only the closest.</summary>
public sealed class MenuLink : NavLink
{
    [Parameter, EditorRequired]
    public MenuItem Item { get; set; } = default!;

    /// <summary>All entries that the user sees.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<MenuItem> Menu { get; set; } = [];

    protected override bool ShouldMatch(string uriAbsolute) => MenuItem.Closest(Menu, new Uri(uriAbsolute).AbsolutePath) == Item;
}
