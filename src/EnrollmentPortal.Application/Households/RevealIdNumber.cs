using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>Why a whole ID number is needed.</summary>
public enum RevealPurpose
{
    /// <summary>The citizen stands at the window and the document is compared.</summary>
    CheckDocument,

    /// <summary>A payment or receipt is entered in the tax authority's system.</summary>
    EnterPayment,

    /// <summary>A correction of the registry.</summary>
    CorrectRecord,

    /// <summary>An audit or a complaint.</summary>
    Inspection,

    /// <summary>Something else, in words.</summary>
    Other,
}

/// <summary>Asks for a person's whole number.</summary>
/// <param name="Note">In words; required for <see cref="RevealPurpose.Other"/>.</param>
public sealed record RevealIdNumberCommand(Guid PersonId, RevealPurpose? Purpose, string? Note);

/// <summary>Shape only.</summary>
public sealed class RevealIdNumberValidator : AbstractValidator<RevealIdNumberCommand>
{
    private const int ShortestNote = 4;
    private const int MaxNoteLength = 200;

    public RevealIdNumberValidator()
    {
        RuleFor(command => command.Purpose)
            .Must(purpose => purpose is { } stated && Enum.IsDefined(stated))
            .WithErrorCode(RevealCodes.PurposeMissing);
        RuleFor(command => command.Note)
            .Must(note => note?.Trim().Length >= ShortestNote)
            .When(command => command.Purpose == RevealPurpose.Other)
            .WithErrorCode(RevealCodes.NoteMissing);
        RuleFor(command => command.Note).MaximumLength(MaxNoteLength).WithErrorCode(RevealCodes.NoteTooLong);
    }
}

/// <summary>Gives a person's whole ID number and records who looked, and why.</summary>
public sealed class RevealIdNumber(
    Database database, IdNumberVault vault, AuditTrail audit, IValidator<RevealIdNumberCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.RevealIdNumber;

    /// <returns>The whole number, the command's first fault, or <see cref="RegistryErrors.PersonNotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(RevealIdNumberCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var person = await work.People.AsNoTracking().FirstOrDefaultAsync(person => person.Id == command.PersonId, cancellationToken);
        if (person is null)
        {
            return RegistryErrors.PersonNotFound;
        }

        var reason = string.IsNullOrWhiteSpace(command.Note) ? $"{command.Purpose}" : $"{command.Purpose}: {command.Note.Trim()}";
        audit.Note(work, actor, new AuditNote("id-number.revealed", "person", person.Id.ToString(), person.OrgCode, Reason: reason));
        // The number is given only after the record of it is durable.
        await work.CommitAsync(cancellationToken);
        return vault.Reveal(person.TenantId, person.IdNumberCipher);
    }
}
