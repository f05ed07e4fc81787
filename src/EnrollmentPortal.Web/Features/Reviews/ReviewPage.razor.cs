using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>One case: what was described and shown, what each row of the plan would give, and the decision.</summary>
public sealed partial class ReviewPage
{
    private ReviewSheet? _sheet;
    private Error? _error;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private OpenReview OpenReview { get; set; } = default!;

    [Inject]
    private DecideReview DecideReview { get; set; } = default!;

    [Inject]
    private WithdrawReview WithdrawReview { get; set; } = default!;

    protected override Task OnParametersSetAsync() => LoadAsync(refusal: null);

    private async Task LoadAsync(Error? refusal)
    {
        var answer = await OpenReview.ExecuteAsync(Id, Actor, Aborted);
        (_sheet, _error) = (answer.ValueOrDefault, answer.Error ?? refusal);
    }

    // What was typed stays when it is refused, unless somebody else was faster.
    private async Task DecideAsync(DecideReviewCommand command) => await ShowAsync(await DecideReview.ExecuteAsync(command, Actor, CancellationToken.None));

    private async Task WithdrawAsync() => await ShowAsync(await WithdrawReview.ExecuteAsync(new WithdrawReviewCommand(Id, null), Actor, CancellationToken.None));

    private Task ShowAsync(Result<ReviewState> answer) => LoadAsync(answer.Error);
}
