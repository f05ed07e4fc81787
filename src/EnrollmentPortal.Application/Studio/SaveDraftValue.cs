using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Situations;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Studio;

/// <summary>One value in a draft.</summary>
/// <param name="Path">JSON path of the place, as faults name it.</param>
/// <param name="Value">JSON; null takes out what stands there.</param>
public sealed record SaveDraftValueCommand(DraftHandle Draft, string Path, string? Value);

/// <summary>The shape alone; what the loader knows is told beside the field.</summary>
public sealed class SaveDraftValueValidator : AbstractValidator<SaveDraftValueCommand>
{
    public SaveDraftValueValidator()
    {
        RuleFor(command => command.Path).NotEmpty().WithErrorCode("draft.no-such-place");
        RuleFor(command => command.Value).Must(value => value is null || PlanJson.Parse(value) is not null).WithErrorCode("draft.bad-value");
    }
}

/// <summary>Writes one value into a draft, right or wrong: what is wrong is told beside the field.</summary>
/// <remarks>An editor who has not seen the newest change is refused and told whose it was.</remarks>
public sealed class SaveDraftValue(Database database, IValidator<SaveDraftValueCommand> validator, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The draft's new row version.</returns>
    public async Task<Result<int>> ExecuteAsync(SaveDraftValueCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        if (validator.Validate(command) is { IsValid: false } shape)
        {
            return new Error(shape.Errors[0].ErrorCode);
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, command.Draft, cancellationToken);
        return opened.IsError ? opened.Error : await WriteAsync(work, opened.Value, command, actor, cancellationToken);
    }

    private async Task<Result<int>> WriteAsync(
        UnitOfWork work, PlanDraft draft, SaveDraftValueCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var (path, value) = (command.Path, command.Value is { } json ? PlanJson.Parse(json) : null);
        var document = PlanJson.Parse(draft.Document)!;
        var before = PlanJson.Find(document, path)?.DeepClone();
        if (JsonNode.DeepEquals(before, value))
        {
            return draft.RowVersion;
        }

        if (!PlanJson.Set(document, path, value))
        {
            return StudioErrors.NoSuchPlace;
        }

        // The printed self-pay follows from standard and subsidy.
        draft.Write(PlanAmounts.Set(PlanJson.Write(document), []), DraftStore.SignatureOf(actor), clock.GetUtcNow());
        var (old, renewed) = (Text(before), Text(value));
        work.PlanDraftChanges.Add(new PlanDraftChange(draft, path, old, renewed));
        audit.Note(work, actor, new AuditNote("draft.changed", "draft", draft.Id.ToString(), draft.OrgCode, Old: new { path, value = old }, New: new { path, value = renewed }));
        await work.CommitAsync(cancellationToken);
        return draft.RowVersion;
    }

    private static string? Text(JsonNode? node) => node is null ? null : PlanJson.Write(node);
}
