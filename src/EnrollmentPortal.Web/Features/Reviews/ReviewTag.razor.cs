using EnrollmentPortal.Domain.Reviews;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>How far a case has come.</summary>
public sealed partial class ReviewTag
{
    [Parameter, EditorRequired]
    public ReviewState State { get; set; }

    private string? Tone => State switch
    {
        ReviewState.Open => "tag-warn",
        ReviewState.Accepted => "tag-good",
        ReviewState.Refused => "tag-bad",
        ReviewState.Withdrawn => null,
    };
}
