using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using FluentValidation;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

/// <summary>A file that becomes a draft.</summary>
/// <param name="Replaces">The draft as it was seen when the file was checked; null where there was none.</param>
public sealed record ImportPlanFileCommand(string Text, DraftHandle? Replaces);

/// <summary>The shape alone; what is wrong with the document was told before.</summary>
public sealed class ImportPlanFileValidator : AbstractValidator<ImportPlanFileCommand>
{
    public ImportPlanFileValidator() => RuleFor(command => command.Text).NotEmpty().WithErrorCode(DraftCodes.FileWithoutPlan);
}

/// <summary>导入: a file becomes the unit's draft, with faults or without: they are told beside the fields, and keep it from being published.</summary>
public sealed class ImportPlanFile(Database database, IValidator<ImportPlanFileCommand> validator, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The draft's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(ImportPlanFileCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.Validate(command) is { IsValid: false } shape)
        {
            return new Error(shape.Errors[0].ErrorCode);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var known = await PlanFiles.ReadAsync(work, command.Text, actor, cancellationToken);
        if (known.IsError)
        {
            return known.Error;
        }

        return command.Replaces is { } handle
            ? await ReplaceAsync(work, known.Value, handle, actor, cancellationToken)
            : await AddAsync(work, known.Value, actor, cancellationToken);
    }

    private async Task<Result<Guid>> ReplaceAsync(UnitOfWork work, KnownFile file, DraftHandle handle, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        if ((draft.OrgCode, draft.CoverageYear) != (file.Unit, file.CoverageYear))
        {
            return StudioErrors.DraftNotFound;
        }

        if (await HeldAsync(work, draft, draft.Document, file, cancellationToken) is { } held)
        {
            return held;
        }

        DraftStore.Write(work, draft, file.Document, actor, (audit, clock));
        await work.CommitAsync(cancellationToken);
        return draft.Id;
    }

    private async Task<Result<Guid>> AddAsync(UnitOfWork work, KnownFile file, Actor actor, CancellationToken cancellationToken)
    {
        var (source, published) = await PlanFiles.BaseAsync(work, file.Unit, file.CoverageYear, cancellationToken);
        var draft = new PlanDraft(Guid.CreateVersion7(), file.Unit, file.CoverageYear, source);
        if (await HeldAsync(work, draft, published, file, cancellationToken) is { } held)
        {
            return held;
        }

        draft.Write(file.Document, DraftStore.SignatureOf(actor), clock.GetUtcNow());
        var note = new AuditNote("draft.imported", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, draft.BaseYear, draft.BaseVersion });
        return await DraftStore.AddAsync(work, draft, () => audit.Note(work, actor, note), cancellationToken);
    }

    private static async Task<Error?> HeldAsync(UnitOfWork work, PlanDraft draft, string? before, KnownFile file, CancellationToken cancellationToken) =>
        before is null ? null : await new NameUses(work, draft, PlanJson.Parse(before)!, PlanJson.Parse(file.Document)!).RefuseHeldAsync(cancellationToken);
}
