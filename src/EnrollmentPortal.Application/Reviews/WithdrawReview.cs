using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using FluentValidation;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>撤回: nobody needs to decide any more.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record WithdrawReviewCommand(Guid CaseId, string? Reason);

/// <summary>Shape only.</summary>
public sealed class WithdrawReviewValidator : AbstractValidator<WithdrawReviewCommand>
{
    public WithdrawReviewValidator() =>
        RuleFor(command => command.Reason).MaximumLength(DecideReviewValidator.MaxReasonLength).WithErrorCode(ReviewCodes.TextTooLong);
}

/// <summary>Withdraws an open case: by the user who asked, or by a clerk of the unit. A user who decides refuses instead, with a reason.</summary>
public sealed class WithdrawReview(Database database, AuditTrail audit, IValidator<WithdrawReviewCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ReadReviews;

    /// <returns>The case's new state, the command's first fault, a closed year, or one of <see cref="ReviewErrors"/>.</returns>
    public async Task<Result<ReviewState>> ExecuteAsync(WithdrawReviewCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var opened = await work.OpenCaseAsync(command.CaseId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var row = opened.Value;
        if (row.AskedBy != actor.UserId && !actor.Has(Grant.AskReviews))
        {
            return ReviewErrors.NotYours;
        }

        row.Withdraw(new ReviewDecider(actor.UserId, actor.Name, work.Today, clock.GetUtcNow()), string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim());
        audit.NoteReview(work, actor, row);
        await work.CommitAsync(cancellationToken);
        return row.State;
    }
}
