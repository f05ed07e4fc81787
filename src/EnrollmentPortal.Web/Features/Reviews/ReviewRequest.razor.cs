using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>Describes somebody whom the plan leaves to a person; keeps what was typed when it is refused.</summary>
public sealed partial class ReviewRequest
{
    private readonly List<EvidenceFile> _files = [];
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

    // Read at once: the browser forgets a chosen file when the field is drawn anew.
    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (_busy, _error) = (true, null);
        _files.Clear();
        try
        {
            if (chosen.FileCount > AskReviewValidator.MaxFiles)
            {
                _error = new Error("reviews.too-many-files");
                return;
            }

            foreach (var file in chosen.GetMultipleFiles(AskReviewValidator.MaxFiles))
            {
                if (file.Size > EvidenceFileValidator.LargestFile)
                {
                    _error = new Error("reviews.file-size");
                    _files.Clear();
                    return;
                }

                using var content = new MemoryStream((int)file.Size);
                await using var stream = file.OpenReadStream(EvidenceFileValidator.LargestFile);
                await stream.CopyToAsync(content);
                _files.Add(new EvidenceFile(file.Name, content.ToArray()));
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SendAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        // Goes on when the page goes away: the clerk has pressed the button.
        var asked = await AskReview.ExecuteAsync(new AskReviewCommand(PersonId, _description, [.. _files]), Actor, CancellationToken.None);
        (_busy, _error) = (false, asked.Error);
        if (!asked.IsError)
        {
            await OnAsked.InvokeAsync();
        }
    }
}
