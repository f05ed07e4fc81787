using System.Globalization;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Progress.KeyGroups;

/// <summary>重点人群: which groups are complete, and where their missing people live.</summary>
public sealed partial class KeyGroupsPage
{
    private KeyGroupBoard? _board;
    private Error? _error;
    private (string? Code, string? Category)? _shown;

    /// <summary>The unit; the top of the user's scope when absent.</summary>
    [Parameter]
    public string? Code { get; set; }

    /// <summary>The category whose units are shown.</summary>
    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [Inject]
    private ReadKeyGroups ReadKeyGroups { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private KeyGroupLinks Links => new(Actor);

    private string ReadAtText => ReadAt?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Code, Category))
        {
            return;
        }

        if (_shown?.Code != Code)
        {
            _board = null;
        }

        _shown = (Code, Category);
        await RefreshAsync();
    }

    protected override async Task LoadAsync()
    {
        var asked = (Code, Category);
        var known = OrgCode.TryParse(Code, out var unit);
        var answer = known || string.IsNullOrEmpty(Code)
            ? await ReadKeyGroups.ExecuteAsync(known ? unit : null, Category, Actor, Aborted)
            : CampaignErrors.UnitNotFound;
        if (asked == (Code, Category))
        {
            (_board, _error) = (answer.IsError ? null : answer.Value, answer.Error);
        }
    }

    private void OpenUnit(string code)
    {
        if (OrgCode.TryParse(code, out var unit) && _board?.Chosen is { } chosen)
        {
            Navigation.NavigateTo(Links.Down(unit, chosen.Category));
        }
    }
}
