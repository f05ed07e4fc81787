using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>Describes a case that the plan leaves to a person; keeps what was typed when it is refused.</summary>
public sealed partial class ReviewRequest
{
    private IReadOnlyList<EvidenceFile> _files = [];
    private string? _description;
    private bool _busy;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid PersonId { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The case stands in the list.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnAsked { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnCancel { get; set; }

    [Inject]
    private AskReview AskReview { get; set; } = default!;

    private string Id(string field) => $"review-{field}-{PersonId:N}";

    private async Task SendAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        // Goes on when the page goes away: the clerk has pressed the button.
        var asked = await AskReview.ExecuteAsync(new AskReviewCommand(PersonId, _description, _files), Actor, CancellationToken.None);
        (_busy, _error) = (false, asked.Error);
        if (!asked.IsError)
        {
            await OnAsked.InvokeAsync();
        }
    }
}
