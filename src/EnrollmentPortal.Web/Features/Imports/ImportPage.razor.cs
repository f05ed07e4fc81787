using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>One import from the columns to the books; it follows the job while one works.</summary>
public sealed partial class ImportPage
{
    private static readonly ImportOutcome[] ToSee = [ImportOutcome.Ambiguous, ImportOutcome.Faulty, ImportOutcome.Moved, ImportOutcome.Changed];

    private ImportView? _view;
    private Error? _error;
    private Guid? _errorFile;
    private bool _isWriting;
    private ImportRowPage? _rows;
    private ImportOutcome? _shown;

    [Parameter]
    public Guid ImportId { get; set; }

    /// <summary>The outcome whose rows are listed.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    [Inject]
    private ReadImportRows ReadRows { get; set; } = default!;

    [Inject]
    private OpenImport OpenImport { get; set; } = default!;

    [Inject]
    private CheckImport CheckImport { get; set; } = default!;

    [Inject]
    private ApplyImport ApplyImport { get; set; } = default!;

    [Inject]
    private DiscardImport DiscardImport { get; set; } = default!;

    [Inject]
    private CancelJob CancelJob { get; set; } = default!;

    [Inject]
    private WriteImportErrors WriteImportErrors { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ErrorTexts> Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override bool IsWorking => _view?.Job is { State: JobState.Waiting or JobState.Running };

    protected override async Task OnParametersSetAsync() => await LoadAsync();

    protected override async Task LoadAsync()
    {
        var answer = await OpenImport.ExecuteAsync(ImportId, Actor, Aborted);
        (_view, _error) = (answer.ValueOrDefault, answer.Error);
        _shown = Enum.TryParse<ImportOutcome>(Show, out var outcome) && Enum.IsDefined(outcome) ? outcome : FirstToSee();
        _rows = _shown is { } shown && !IsWorking
            ? (await ReadRows.ExecuteAsync(new ImportRowQuery(ImportId, shown, Page ?? 1), Actor, Aborted)).ValueOrDefault
            : null;
    }

    // What a user should look at first, when they have not chosen.
    private ImportOutcome? FirstToSee() => _view?.Counts is { } counts
        ? ToSee.Where(outcome => counts.Of(outcome) > 0).Select(outcome => (ImportOutcome?)outcome).FirstOrDefault()
        : null;

    private Task CheckAsync(ImportChoice choice) => DoAsync(async () => (await CheckImport.ExecuteAsync(ImportId, choice, Actor, Aborted)).Error);

    private Task ApplyAsync() => DoAsync(async () => (await ApplyImport.ExecuteAsync(ImportId, Actor, Aborted)).Error);

    private Task CancelAsync() => DoAsync(async () => (await CancelJob.ExecuteAsync(_view!.Job!.Id, Actor, Aborted)).Error);

    // Nothing is on the books yet, so the columns may be chosen once more.
    private void RemapAsync() => _view = _view! with { State = ImportState.Uploaded, Counts = null };

    private async Task DiscardAsync()
    {
        if ((await DiscardImport.ExecuteAsync(ImportId, Actor, Aborted)).Error is { } refused)
        {
            _error = refused;
            return;
        }

        Navigation.NavigateTo("/registry/import");
    }

    private async Task WriteErrorsAsync()
    {
        var words = new ImportErrorLanguage(T["Reason"], T["ErrorSuffix"], error => ErrorTexts.Of(Errors, error));
        _isWriting = true;
        var answer = await Task.Run(() => WriteImportErrors.ExecuteAsync(ImportId, words, Actor, Aborted), Aborted);
        (_errorFile, _error, _isWriting) = (answer.IsError ? null : answer.Value, answer.Error, false);
    }

    private async Task DoAsync(Func<Task<Error?>> act)
    {
        _errorFile = null;
        var refused = await act();
        await LoadAsync();
        _error = refused ?? _error;
    }
}
