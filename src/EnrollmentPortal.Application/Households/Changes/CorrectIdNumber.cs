using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>身份证号更正.</summary>
/// <param name="IdNumber">The right number as it was typed.</param>
/// <param name="Reason">By which document.</param>
public sealed record CorrectIdNumberCommand(Guid PersonId, string? IdNumber, string? Reason);

/// <summary>What the page says after it: birth date and sex follow the number.</summary>
public sealed record CorrectedPerson(string Name, string MaskedIdNumber, DateOnly BornOn, Sex Sex);

/// <summary>Shape only; whether the number is genuine and free is the use case's affair.</summary>
public sealed class CorrectIdNumberValidator : AbstractValidator<CorrectIdNumberCommand>
{
    public CorrectIdNumberValidator()
    {
        RuleFor(command => command.IdNumber).Must(number => !string.IsNullOrWhiteSpace(number)).WithErrorCode(RegistryCodes.IdNumberMissing);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Gives a person the right number. The wrong one is kept, encrypted, and still finds the person.</summary>
public sealed class CorrectIdNumber(
    Database database, IdNumberVault vault, AuditTrail audit, IValidator<CorrectIdNumberCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The person as corrected, the command's first fault, an <c>id-number</c> error, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<CorrectedPerson>> ExecuteAsync(CorrectIdNumberCommand command, Actor actor, CancellationToken cancellationToken)
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

        var number = (await IdNumberReader.OpenAsync(work, vault, cancellationToken)).Read(command.IdNumber!);
        if (number.IsError)
        {
            return number.Error;
        }

        var stored = vault.Protect(work.TenantId, number.Value);
        return await RefuseAsync(work, person, stored, cancellationToken) is { } refusal
            ? refusal
            : await CorrectAsync(work, actor, person, (number.Value, stored, command.Reason!.Trim()), cancellationToken);
    }

    private static async Task<Error?> RefuseAsync(UnitOfWork work, Person person, ProtectedIdNumber stored, CancellationToken cancellationToken)
    {
        if (person.IdNumberHash.AsSpan().SequenceEqual(stored.Hash))
        {
            return RegistryErrors.Unchanged;
        }

        return await work.FindByIdNumberAsync(stored.Hash, cancellationToken) is { } known && known.PersonId != person.Id
            ? RegistryErrors.NumberHere(known.HouseholdNumber, known.HouseholdId)
            : null;
    }

    private async Task<Result<CorrectedPerson>> CorrectAsync(
        UnitOfWork work, Actor actor, Person person, (IdNumber Number, ProtectedIdNumber Stored, string Reason) right, CancellationToken cancellationToken)
    {
        var old = Describe(person);
        var earlier = person.Correct(right.Stored, right.Number.BirthDate, right.Number.Sex);
        work.EarlierIdNumbers.Add(new EarlierIdNumber(Guid.CreateVersion7(), person, earlier, work.Today, right.Reason));
        audit.Note(work, actor, new AuditNote(
            "person.id-number-corrected", "person", person.Id.ToString(), person.OrgCode, old, Describe(person), right.Reason));
        var change = await RegistryChange.BeginAsync(work, [person.Id], cancellationToken);
        if (!await work.TrySaveAsync(cancellationToken))
        {
            return RegistryErrors.NumberOutside;
        }

        if (await work.ReclaimAsync(person, earlier.Hash, cancellationToken) is { } cover)
        {
            return RegistryErrors.NumberCoveredElsewhere(cover.Since);
        }

        await change.CommitAsync(cancellationToken);
        return new CorrectedPerson(person.Name, person.IdNumberMasked, person.BornOn, person.Sex);
    }

    private static object Describe(Person person) => new { person.Name, IdNumber = person.IdNumberMasked, person.BornOn, person.Sex };
}
