using System.Globalization;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Rosters;

/// <summary>One roster: who its lines mean, what changes, decide, send.</summary>
public sealed partial class RosterPage
{
    private RosterSheet? _sheet;
    private AppliedRoster? _applied;
    private Error? _error;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The kind of lines to show.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>The page of those lines.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    /// <summary>The differences to show.</summary>
    [SupplyParameterFromQuery(Name = "effect")]
    public string? Effect { get; set; }

    [Inject]
    private ReadRoster Read { get; set; } = default!;

    [Inject]
    private ApplyRoster Apply { get; set; } = default!;

    [Inject]
    private ConfirmRoster Confirm { get; set; } = default!;

    [Inject]
    private DiscardRoster Discard { get; set; } = default!;

    [Inject]
    private DecideRosterLine Decide { get; set; } = default!;

    protected override Task OnParametersSetAsync() => LoadAsync(refusal: null);

    private int PageNumber => Math.Max(Page ?? 1, 1);

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    private static string MonthText(RosterSheet sheet) => sheet.Head.ListMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task LoadAsync(Error? refusal)
    {
        var view = new RosterView(Parse<RosterMatch>(Show), PageNumber, Parse<RosterEffect>(Effect));
        var answer = await Read.ExecuteAsync(Id, view, Actor, Aborted);
        (_sheet, _error) = (answer.ValueOrDefault, answer.Error ?? refusal);
    }

    // What was read on this page is what the answer is about.
    private RosterConsent Consent => new(Id, _sheet!.Agreement.Loss);

    private async Task ApplyAsync() => await TellAsync(await Apply.ExecuteAsync(Consent, Actor, Aborted));

    private async Task ConfirmAsync() => await TellAsync(await Confirm.ExecuteAsync(Consent, Actor, Aborted));

    private async Task TellAsync(Result<AppliedRoster> answer)
    {
        _applied = answer.ValueOrDefault;
        await LoadAsync(answer.Error);
    }

    private async Task DiscardAsync() => await LoadAsync((await Discard.ExecuteAsync(Id, Actor, Aborted)).Error);

    private async Task DecideAsync(RosterLineChoice choice) => await LoadAsync((await Decide.ExecuteAsync(choice, Actor, Aborted)).Error);
}
