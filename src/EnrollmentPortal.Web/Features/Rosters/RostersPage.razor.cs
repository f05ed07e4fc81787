using System.Globalization;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Rosters;

/// <summary>The department's uploads, and everything that was sent.</summary>
public sealed partial class RostersPage
{
    /// <summary>50 MB: half a million lines of text.</summary>
    public const long LargestFile = 50L * 1024 * 1024;

    private readonly HashSet<string> _covers = new(StringComparer.Ordinal);
    private RosterHistory? _history;
    private Error? _error;
    private bool _isBusy;

    [Inject]
    private ListRosters List { get; set; } = default!;

    [Inject]
    private SendRoster Send { get; set; } = default!;

    [Inject]
    private FileStore Shelf { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var answer = await List.ExecuteAsync(Actor, Aborted);
        (_history, _error) = (answer.ValueOrDefault, answer.Error);
    }

    private string TimingOf(RosterTiming timing)
    {
        var month = timing.ListMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var key = timing.Duty is null ? "TimingPlain" : timing.IsLate ? "TimingLate" : "TimingDuty";
        return T[key, month, Display.Date(timing.EffectiveOn), timing.Duty?.DayOfMonth ?? 0];
    }

    private void Cover(string category, ChangeEventArgs choice) =>
        _ = choice.Value is true ? _covers.Add(category) : _covers.Remove(category);

    private async Task SendAsync(InputFileChangeEventArgs chosen)
    {
        (_error, _isBusy) = (null, true);
        if (chosen.File.Size > LargestFile)
        {
            (_error, _isBusy) = (TableErrors.TooLarge, false);
            return;
        }

        await using var upload = Shelf.Begin();
        try
        {
            await using var source = chosen.File.OpenReadStream(LargestFile, Aborted);
            await source.CopyToAsync(upload, Aborted);
            // Off the circuit, so that the page stays alive while a large file is read, and its end is heard.
            var command = new RosterUpload(upload, chosen.File.Name, [.. _covers]);
            var answer = await Task.Run(() => Send.ExecuteAsync(command, Actor, Aborted), Aborted);
            _error = answer.Error;
            if (!answer.IsError)
            {
                Navigation.NavigateTo($"/rosters/{answer.Value}");
            }
        }
        finally
        {
            File.Delete(upload.Name);
            _isBusy = false;
        }
    }
}
