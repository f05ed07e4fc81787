using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>减员登记: a person need not enrol here.</summary>
/// <param name="Since">First day, at the latest the business date.</param>
/// <param name="Until">The day of release or discharge; from that day on the person should enrol.</param>
/// <param name="Note">The evidence.</param>
/// <param name="Kind">How the person is insured elsewhere.</param>
/// <param name="Place">Where.</param>
public sealed record ExemptPersonCommand(
    Guid PersonId, ExemptionReason? Reason, DateOnly? Since, DateOnly? Until, string? Note, InsuredKind? Kind, string? Place);

/// <summary>What the page says after it.</summary>
/// <param name="IsEnrolled">The person has paid for the year: the cover stays, and the person goes on counting as enrolled.</param>
/// <param name="IsHead">The head of the household; another head may be due.</param>
public sealed record ExemptedPerson(string Name, bool IsEnrolled, bool IsHead);

/// <summary>Shape only; dates are held against the business date by the use case.</summary>
public sealed class ExemptPersonValidator : AbstractValidator<ExemptPersonCommand>
{
    /// <summary>A county, a company, a school.</summary>
    public const int MaxPlaceLength = 100;

    public ExemptPersonValidator()
    {
        RuleFor(command => command.Reason).NotNull().WithErrorCode(PeopleCodes.ReasonMissing);
        RuleFor(command => command.Since).NotNull().WithErrorCode(PeopleCodes.SinceMissing);
        RuleFor(command => command.Note).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
        RuleFor(command => command.Note).Must(note => !string.IsNullOrWhiteSpace(note)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Until).NotNull().When(command => command.Reason is { } reason && reason.EndsByItself()).WithErrorCode(PeopleCodes.UntilMissing);
        RuleFor(command => command.Until).Null().When(command => command.Reason is { } reason && !reason.EndsByItself()).WithErrorCode(PeopleCodes.UntilUnfit);
        RuleFor(command => command.Kind).NotNull().When(IsElsewhere).WithErrorCode(PeopleCodes.KindMissing);
        RuleFor(command => command.Place).Must(place => !string.IsNullOrWhiteSpace(place)).When(IsElsewhere).WithErrorCode(PeopleCodes.PlaceMissing);
        RuleFor(command => command.Place).MaximumLength(MaxPlaceLength).WithErrorCode(PeopleCodes.PlaceTooLong);
    }

    private static bool IsElsewhere(ExemptPersonCommand command) => command.Reason == ExemptionReason.InsuredElsewhere;
}

/// <summary>Records why a person need not enrol here, or corrects what was recorded.</summary>
/// <remarks>A person who has paid keeps the cover and is counted as enrolled; the reason stands beside it and holds for later years.</remarks>
public sealed class ExemptPerson(Database database, AuditTrail audit, IValidator<ExemptPersonCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The exempted person, the command's first fault, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<ExemptedPerson>> ExecuteAsync(ExemptPersonCommand command, Actor actor, CancellationToken cancellationToken)
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

        if (command.Since > work.Today || command.Since < person.BornOn)
        {
            return RegistryErrors.ExemptSince;
        }

        if (command.Until is { } until && (until <= work.Today || until <= command.Since))
        {
            return RegistryErrors.ExemptUntil;
        }

        var change = await RegistryChange.BeginAsync(work, [person.Id], cancellationToken);
        var old = Describe(person);
        person.Exempt(new Exemption(
            command.Reason!.Value,
            command.Since!.Value,
            command.Note!.Trim(),
            command.Until,
            command.Reason == ExemptionReason.InsuredElsewhere ? command.Kind : null,
            command.Reason == ExemptionReason.InsuredElsewhere ? command.Place!.Trim() : null));
        audit.Note(work, actor, new AuditNote("person.exempted", "person", person.Id.ToString(), person.OrgCode, old, Describe(person), command.Note.Trim()));
        var enrolled = await change.EnrolledAsync(cancellationToken) > 0;
        await change.CommitAsync(cancellationToken);
        return new ExemptedPerson(person.Name, enrolled, person.Relation == Relation.Head);
    }

    /// <summary>What the audit trail tells about an exemption.</summary>
    internal static object Describe(Person person) => new
    {
        person.Name,
        ExemptionReason = person.Exemption?.Reason,
        ExemptSince = person.Exemption?.Since,
        ExemptUntil = person.Exemption?.Until,
        InsuredKind = person.Exemption?.Kind,
        InsuredPlace = person.Exemption?.Place,
    };
}
