using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>更名: the person is called so, by the evidence of the note.</summary>
public sealed record ChangeNameCommand(Guid PersonId, string? Name, string? Reason);

/// <summary>Shape only.</summary>
public sealed class ChangeNameValidator : AbstractValidator<ChangeNameCommand>
{
    public ChangeNameValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode(RegistryCodes.NameMissing);
        RuleFor(command => command.Name).MaximumLength(NewMemberValidator.MaxNameLength).WithErrorCode(RegistryCodes.NameTooLong);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Changes a person's name, with the household's when the person is its head. Receipts that were printed stay as they were.</summary>
public sealed class ChangeName(Database database, AuditTrail audit, IValidator<ChangeNameCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The new name.</returns>
    public async Task<Result<string>> ExecuteAsync(ChangeNameCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await RegistryChange.OpenPersonAsync(work, command.PersonId, cancellationToken) is not { } person)
        {
            return RegistryErrors.PersonNotFound;
        }

        var (old, name) = (person.Name, command.Name!.Trim());
        if (name == old)
        {
            return RegistryErrors.Unchanged;
        }

        var searched = SearchedName.Of(name);
        person.Rename(name, searched.Initials, searched.Pinyin);
        if (person.Relation == Relation.Head)
        {
            (await work.Households.SingleAsync(household => household.Id == person.HouseholdId, cancellationToken)).NameHead(person);
        }

        audit.Note(work, actor, new AuditNote(
            "person.renamed", "person", person.Id.ToString(), person.OrgCode, new { Name = old }, new { Name = name }, command.Reason!.Trim()));
        await work.CommitAsync(cancellationToken);
        return name;
    }
}
