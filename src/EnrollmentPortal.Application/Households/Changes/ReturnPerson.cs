using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>恢复应参保: the person should enrol here again, or was exempted by mistake.</summary>
/// <param name="IsMistake">The exemption never held: no release or discharge is remembered, which would open a window of its own.</param>
public sealed record ReturnPersonCommand(Guid PersonId, string? Note, bool IsMistake = false);

/// <summary>Shape only.</summary>
public sealed class ReturnPersonValidator : AbstractValidator<ReturnPersonCommand>
{
    public ReturnPersonValidator()
    {
        RuleFor(command => command.Note).Must(note => !string.IsNullOrWhiteSpace(note)).WithErrorCode("people.evidence-missing");
        RuleFor(command => command.Note).MaximumLength(NewMemberValidator.LongestNote).WithErrorCode("registry.exemption-note-too-long");
    }
}

/// <summary>Ends a person's exemption: he is on the not-enrolled list at once, unless he has paid.</summary>
public sealed class ReturnPerson(Database database, AuditTrail audit, IValidator<ReturnPersonCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The person's name.</returns>
    public async Task<Result<string>> ExecuteAsync(ReturnPersonCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        if (await RegistryChange.OpenPersonAsync(work, command.PersonId, cancellationToken) is not { } person)
        {
            return RegistryErrors.PersonNotFound;
        }

        if (person.ExemptionReason is null)
        {
            return RegistryErrors.NotExempt;
        }

        var change = await RegistryChange.BeginAsync(work, [person.Id], cancellationToken);
        var old = ExemptPerson.Describe(person);
        person.Return(command.IsMistake ? null : work.Today);
        audit.Note(work, actor, new AuditNote("person.returned", "person", person.Id.ToString(), person.OrgCode, old, new { person.Name }, command.Note!.Trim()));
        await change.CommitAsync(cancellationToken);
        return person.Name;
    }
}
