using System.Globalization;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>进度看板: where the unit stands, which unit below needs help, and what the days brought.</summary>
public sealed partial class ProgressPage
{
    private ProgressBoard? _board;
    private Error? _error;
    private string? _shownCode;

    /// <summary>The unit; the top of the user's scope when absent.</summary>
    [Parameter]
    public string? Code { get; set; }

    /// <summary>The order of the units, see <see cref="BoardSort"/>.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [Inject]
    private ReadProgress ReadProgress { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private BoardLinks Links => new(Actor);

    private BoardSort Order => Enum.TryParse<BoardSort>(Sort, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : BoardSort.Rate;

    private string ReadAtText => ReadAt?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (_board is null || Code != _shownCode)
        {
            // Another unit: its own skeleton rather than the old unit's figures under a new address.
            (_board, _error, _shownCode) = (null, null, Code);
            await RefreshAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        var asked = Code;
        var answer = Read(asked, out var unit) ? await ReadProgress.ExecuteAsync(unit, Actor, Aborted) : CampaignErrors.UnitNotFound;
        if (asked == Code)
        {
            (_board, _error) = (answer.IsError ? null : answer.Value, answer.Error);
        }
    }

    private static bool Read(string? code, out OrgCode? unit)
    {
        var valid = OrgCode.TryParse(code, out var parsed);
        unit = valid ? parsed : null;
        return valid || string.IsNullOrEmpty(code);
    }

    private void OpenUnit(string code)
    {
        if (OrgCode.TryParse(code, out var unit))
        {
            Navigation.NavigateTo(Links.Down(unit));
        }
    }
}
