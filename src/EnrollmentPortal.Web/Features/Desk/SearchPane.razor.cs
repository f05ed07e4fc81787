using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>The search box with its hits, or the recent households while nothing is typed.</summary>
public sealed partial class SearchPane
{
    /// <summary>The script hears the box's keys.</summary>
    [Parameter, EditorRequired]
    public bool Ready { get; set; }

    /// <summary>Null while nothing has been looked for.</summary>
    [Parameter]
    public RegistryHits? Hits { get; set; }

    /// <summary>Why the typed text is no search, such as a mistyped ID number.</summary>
    [Parameter]
    public Error? Error { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<RecentHousehold> Recent { get; set; } = [];

    private string Understood(RegistryHits found)
    {
        var kinds = string.Join(T["KindSeparator"].Value, found.Understood.Select(kind => T["FoundBy." + kind].Value));
        return found.Place is { } place ? T["UnderstoodIn", kinds, place] : T["Understood", kinds];
    }

    // The name that was typed is seen; why a telephone or an address led here is not.
    private static bool Tells(RegistryHit hit) => hit.FoundBy is SearchKind.PhoneTail or SearchKind.Address or SearchKind.EarlierIdNumber or SearchKind.Head;

    private static string Place(RegistryHit hit) => hit.GroupName.Length == 0 ? hit.Village : $"{hit.Village} {hit.GroupName}";
}
