using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>补充材料: what is shown after the case was described.</summary>
public sealed record AddReviewEvidenceCommand(Guid CaseId, IReadOnlyList<EvidenceFile> Files);

/// <summary>Shape only.</summary>
public sealed class AddReviewEvidenceValidator : AbstractValidator<AddReviewEvidenceCommand>
{
    public AddReviewEvidenceValidator()
    {
        RuleFor(command => command.Files).NotEmpty().WithErrorCode(ReviewCodes.NoFiles);
        RuleFor(command => command.Files.Count).LessThanOrEqualTo(AskReviewValidator.MaxFiles).WithErrorCode(ReviewCodes.TooManyFiles);
        RuleForEach(command => command.Files).SetValidator(new EvidenceFileValidator());
    }
}

/// <summary>Adds to an open case of the clerk's own unit. Nothing that was shown is ever taken away.</summary>
/// <remarks>The row's lock puts the addition before or behind the decision: nobody decides on what came a moment later.</remarks>
public sealed class AddReviewEvidence(Database database, AuditTrail audit, IValidator<AddReviewEvidenceCommand> validator, TimeProvider clock) : IUseCase
{
    /// <summary>Files of one case, those it began with included.</summary>
    public const int MaxOfCase = 20;

    public static Grant Requires => Grant.AskReviews;

    /// <returns>How many files the case has now.</returns>
    public async Task<Result<int>> ExecuteAsync(AddReviewEvidenceCommand command, Actor actor, CancellationToken cancellationToken)
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
        var files = command.Files.Count + await work.ReviewEvidence.CountAsync(file => file.CaseId == row.Id, cancellationToken);
        if (files > MaxOfCase)
        {
            return ReviewErrors.CaseFull(MaxOfCase);
        }

        work.ReviewEvidence.AddRange(command.Files.Select(file => file.Shown(row, new EvidenceGiver(actor.Name, clock.GetUtcNow()))));
        audit.Note(work, actor, new AuditNote(
            ReviewAudit.Prefix + "evidence-added", "person", row.PersonId.ToString(), row.OrgCode,
            New: new { Case = row.Id, Files = string.Join(' ', command.Files.Select(file => file.PlainName())) }));
        await work.CommitAsync(cancellationToken);
        return files;
    }
}
