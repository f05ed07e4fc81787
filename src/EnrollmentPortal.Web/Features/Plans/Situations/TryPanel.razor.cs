using EnrollmentPortal.Application.Plans.Situations;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>试算: situations recomputed against the draft as it stands on the page, differences to the published plan marked.</summary>
public sealed partial class TryPanel
{
    private SituationDraft? _form;
    private bool _changedOnly;

    [Inject]
    public required DeleteSituation DeleteSituation { get; init; }

    private IEnumerable<TriedSituation> Shown => Rows.Where(row => !_changedOnly || row.IsChanged || row.IsUnexpected);

    private void Add() => _form = SituationDraft.New(Draft, Words!.Plan);

    private void Edit(TriedSituation row) => _form = SituationDraft.Of(row);

    private async Task SavedAsync()
    {
        _form = null;
        await TryAsync();
    }

    private async Task DeleteAsync(TriedSituation row)
    {
        var answer = await DeleteSituation.ExecuteAsync(row.Id!.Value, Actor, Ending);
        await TryAsync();
        Error ??= answer.Error;
    }
}
