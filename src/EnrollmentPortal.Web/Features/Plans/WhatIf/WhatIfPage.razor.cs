using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Plans.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.WhatIf;

/// <summary>改金额试算: other amounts in a copy of the published plan, what becomes of the situations, and what of the county's people.</summary>
/// <remarks>Publishes nothing and keeps nothing but the impact's results; the changed amounts stand in the address.</remarks>
public sealed partial class WhatIfPage
{
    private static readonly string[] Tabs = ["amounts", "impact"];

    private PublishedDocument? _published;
    private PlanFormatter? _words;
    private IReadOnlyList<AmountChange> _changes = [];
    private DraftDocument _draft = default!;
    private Error? _error;

    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "a")]
    public string[]? Amounts { get; set; }

    [Inject]
    public required ReadPlanDocument ReadDocument { get; init; }

    [Inject]
    public required CopyPlan CopyPlan { get; init; }

    [Inject]
    public required ReadDraft ReadDraft { get; init; }

    [Inject]
    public required EditDraft EditDraft { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<PlanTexts> PlanTexts { get; init; }

    private string Current => Tab is { } tab && Tabs.Contains(tab) ? tab : Tabs[0];

    protected override async Task OnParametersSetAsync()
    {
        if (_published is null)
        {
            var answer = await ReadDocument.ExecuteAsync(Actor, Aborted);
            (_published, _error) = (answer.ValueOrDefault, answer.Error);
        }

        if (_published is { } published)
        {
            _words ??= new PlanFormatter(PlanTexts, published.Plan);
            var changes = AmountAddress.Read(Amounts ?? []);
            // The same amounts are the same draft: nothing is computed again for a change of tabs.
            if (_draft is null || !changes.SequenceEqual(_changes))
            {
                _draft = published.Document with { Json = PlanAmounts.Set(published.Document.Json, changes) };
            }

            _changes = changes;
        }
    }

    // What was tried becomes what officials work on.
    private async Task DraftAsync()
    {
        var copied = await CopyPlan.ExecuteAsync(_published!.VersionId, forNextYear: false, Actor, Aborted);
        var draft = copied.IsError ? null : (await ReadDraft.ExecuteAsync(copied.Value, Actor, Aborted)).ValueOrDefault;
        _error = copied.Error;
        if (draft is not null)
        {
            _error = (await EditDraft.ExecuteAsync(new EditDraftCommand(draft.Handle, [.. _changes.Select(change => new PutAmount(change))]), Actor, Aborted)).Error;
            Navigation.NavigateTo(StudioLinks.Draft(draft.Draft.Id));
        }
    }

    private void Change(IReadOnlyList<AmountChange> changes) => Navigation.NavigateTo(AmountAddress.Of(changes, Tab), replace: true);
}
