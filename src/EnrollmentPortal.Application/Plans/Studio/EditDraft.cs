using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>What an official changes in a draft with one save.</summary>
/// <param name="Edits">Done in their order; all or none.</param>
public sealed record EditDraftCommand(DraftHandle Draft, IReadOnlyList<DraftEdit> Edits);

/// <summary>The shape alone; what the loader knows is told beside the field.</summary>
public sealed class EditDraftValidator : AbstractValidator<EditDraftCommand>
{
    public EditDraftValidator()
    {
        RuleFor(command => command.Edits).NotEmpty().WithErrorCode(DraftCodes.NoSuchPlace);
        RuleForEach(command => command.Edits).Must(edit => edit.Path.Length > 0).WithErrorCode(DraftCodes.NoSuchPlace);
        RuleForEach(command => command.Edits)
            .Must(edit => edit is not PutValue { Value: { } value } || PlanJson.Parse(value) is not null).WithErrorCode(DraftCodes.BadValue);
        RuleForEach(command => command.Edits)
            .Must(edit => edit is not (PutDay { Day.Year: < 2000 or > 2100 } or MoveWindowEnd { Day.Year: < 2000 or > 2100 })).WithErrorCode(DraftCodes.BadDate);
        RuleForEach(command => command.Edits)
            .Must(edit => edit is not RenameItem rename || !string.IsNullOrWhiteSpace(rename.Name)).WithErrorCode(DraftCodes.NameMissing);
        foreach (var naming in PlanNaming.All)
        {
            RuleForEach(command => command.Edits)
                .Must(edit => edit is not RenameItem rename || !rename.Path.StartsWith(naming.List + "[", StringComparison.Ordinal) || naming.Allows(rename.Name))
                .WithErrorCode(naming.Property switch { "question" => "draft.bad-question", "rule" => "draft.bad-rule", _ => "draft.bad-key" });
        }
    }
}

/// <summary>Writes into a draft, right or wrong: what is wrong is told beside the field.</summary>
/// <remarks>An editor who has not seen the newest change is refused and told whose it was. Refused too are a range that ends before it
/// begins, a name that another item has, and to take away what people hold or something else names.</remarks>
public sealed class EditDraft(Database database, IValidator<EditDraftCommand> validator, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The draft's new row version.</returns>
    public async Task<Result<int>> ExecuteAsync(EditDraftCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.Validate(command) is { IsValid: false } shape)
        {
            return new Error(shape.Errors[0].ErrorCode);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, command.Draft, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var (draft, after) = (opened.Value, PlanJson.Parse(opened.Value.Document)!);
        if (!command.Edits.All(edit => edit.Apply(after)))
        {
            return StudioErrors.NoSuchPlace;
        }

        var before = PlanJson.Parse(draft.Document)!;
        if (DraftRanges.Refuse(before, after) is { } turned)
        {
            return turned;
        }

        if (await new NameUses(work, draft, before, after).RefuseAsync(cancellationToken) is { } used)
        {
            return used;
        }

        // The printed self-pay follows from standard and subsidy.
        var number = DraftStore.Write(work, draft, PlanAmounts.Set(PlanJson.Write(after), []), actor, (audit, clock));
        await work.CommitAsync(cancellationToken);
        return number;
    }
}
