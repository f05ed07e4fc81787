using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>Decides rows whose person is not certain, one by one or many alike.</summary>
public sealed partial class ReviewPage
{
    private ImportReviewPage? _review;
    private DecidedRows? _done;
    private Error? _error;

    [Parameter]
    public Guid ImportId { get; set; }

    /// <summary>The code of the reason whose cases are shown; none for all.</summary>
    [SupplyParameterFromQuery(Name = "reason")]
    public string? Reason { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    [Inject]
    private ReadImportReview Read { get; set; } = default!;

    [Inject]
    private DecideImportRows Decide { get; set; } = default!;

    protected override Task OnParametersSetAsync()
    {
        _done = null;
        return LoadAsync(refusal: null);
    }

    private string Address(string? reason) => $"/registry/import/{ImportId}/review{(reason is null ? string.Empty : $"?reason={reason}")}";

    private async Task LoadAsync(Error? refusal)
    {
        var answer = await Read.ExecuteAsync(new ImportReviewQuery(ImportId, Reason, Page ?? 1), Actor, Aborted);
        (_review, _error) = (answer.ValueOrDefault, answer.Error ?? refusal);
    }

    private async Task DecideAsync(ImportRowsChoice choice)
    {
        var answer = await Decide.ExecuteAsync(choice, Actor, Aborted);
        _done = choice.Row is null ? answer.ValueOrDefault : null;
        await LoadAsync(answer.Error);
    }
}
