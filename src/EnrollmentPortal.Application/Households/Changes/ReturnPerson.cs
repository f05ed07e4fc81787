using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>恢复应参保: the person should enrol here again, or was exempted by mistake.</summary>
/// <param name="IsMistake">The exemption never held: no release or discharge is remembered, which would open a window of its own.</param>
/// <param name="EndedOn">The documented day of release, discharge, or of the end of the other insurance; null for the business date.</param>
public sealed record ReturnPersonCommand(Guid PersonId, string? Note, bool IsMistake = false, DateOnly? EndedOn = null);

/// <summary>Shape only.</summary>
public sealed class ReturnPersonValidator : AbstractValidator<ReturnPersonCommand>
{
    public ReturnPersonValidator()
    {
        RuleFor(command => command.Note).Must(note => !string.IsNullOrWhiteSpace(note)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Note).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Ends a person's exemption: they are on the not-enrolled list at once, unless they have paid. Release, discharge and the end of employee
/// insurance are recorded as facts with their day, because limits are counted from it.</summary>
public sealed class ReturnPerson(Database database, FactRecorder facts, AuditTrail audit, IValidator<ReturnPersonCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The person's name.</returns>
    public async Task<Result<string>> ExecuteAsync(ReturnPersonCommand command, Actor actor, CancellationToken cancellationToken)
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

        if (person.Exemption is not { } exemption)
        {
            return RegistryErrors.NotExempt;
        }

        var ended = command.EndedOn ?? work.Today;
        if (ended > work.Today || (!command.IsMistake && ended < exemption.Since))
        {
            return RegistryErrors.ExemptEnded;
        }

        var change = await RegistryChange.BeginAsync(work, [person.Id], cancellationToken);
        var old = ExemptPerson.Describe(person);
        if (!command.IsMistake && LifeEvents.EndOf(exemption.Reason, exemption.Kind) is { } happened)
        {
            await NoteEventAsync(work, actor, person, new FactAnswer(FactKind.Event, Vocabulary<LifeEventKind>.NameOf(happened), ended, command.Note!.Trim()), cancellationToken);
        }

        person.Return(command.IsMistake ? null : ended);
        audit.Note(work, actor, new AuditNote("person.returned", "person", person.Id.ToString(), person.OrgCode, old, new { person.Name }, command.Note!.Trim()));
        await change.CommitAsync(cancellationToken);
        return person.Name;
    }

    private async Task NoteEventAsync(UnitOfWork work, Actor actor, Person person, FactAnswer answer, CancellationToken cancellationToken)
    {
        var before = (await work.FactsOfAsync(person.Id, cancellationToken)).Latest(FactKind.Event);
        facts.Record(work, actor, new NewFact(person, answer, FactSpan.Of(answer, work.Today, yearOfWork: null), before));
    }
}
