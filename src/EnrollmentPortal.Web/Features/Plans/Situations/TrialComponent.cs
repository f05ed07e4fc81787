using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>Tries the draft on the situations as often as it is saved: what the list of situations and the panel beside the forms share.</summary>
public abstract class TrialComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private DraftDocument? _asked;

    /// <summary>The draft as it stands; a new one is tried at once.</summary>
    [Parameter, EditorRequired]
    public DraftDocument Draft { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Inject]
    public required TryDraft TryDraft { get; init; }

    [Inject]
    public required IStringLocalizer<PlanTexts> PlanTexts { get; init; }

    /// <summary>What came of the last trial; null before the first.</summary>
    protected TriedDraft? Tried { get; private set; }

    /// <summary>Says the plan in words; null where neither plan can be read.</summary>
    protected PlanFormatter? Words { get; private set; }

    protected Error? Error { get; set; }

    protected bool IsBusy { get; private set; }

    protected CancellationToken Ending => _ending.Token;

    /// <summary>What turned out wrong first, then what changed: that is what the official is here for.</summary>
    protected IEnumerable<TriedSituation> Rows => (Tried?.Rows ?? []).OrderByDescending(row => row.IsUnexpected).ThenByDescending(row => row.IsChanged);

    protected override async Task OnParametersSetAsync()
    {
        if (Draft != _asked)
        {
            await TryAsync();
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ending.Cancel();
            _ending.Dispose();
        }
    }

    protected async Task TryAsync()
    {
        var asked = Draft;
        (_asked, IsBusy) = (asked, true);
        var answer = await TryDraft.ExecuteAsync(asked, Actor, Ending);
        // A save that came meanwhile is tried by itself, and its answer is the one to show.
        if (asked != _asked)
        {
            return;
        }

        (Error, IsBusy) = (answer.Error, false);
        if (answer.ValueOrDefault is { } tried)
        {
            Tried = tried;
            var plan = tried.Comparison.Pairs[0].After ?? tried.Comparison.Pairs[0].Before;
            Words = plan is null ? null : new PlanFormatter(PlanTexts, plan);
        }
    }
}
