using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>Two records are two people.</summary>
/// <param name="Note">By which evidence; may be left out.</param>
public sealed record DecideDuplicateCommand(Guid FirstId, Guid SecondId, string? Note);

/// <summary>Shape only.</summary>
public sealed class DecideDuplicateValidator : AbstractValidator<DecideDuplicateCommand>
{
    public DecideDuplicateValidator()
    {
        RuleFor(command => command.SecondId).NotEqual(command => command.FirstId).WithErrorCode(PeopleCodes.SameRecord);
        RuleFor(command => command.Note).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Remembers that two records are two people: they are not on the list again.</summary>
public sealed class DecideDuplicate(Database database, AuditTrail audit, IValidator<DecideDuplicateCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.MergeRecords;

    /// <returns>The names of the two.</returns>
    public async Task<Result<string>> ExecuteAsync(DecideDuplicateCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var both = await work.People.AsNoTracking()
            .Where(person => person.Id == command.FirstId || person.Id == command.SecondId).ToListAsync(cancellationToken);
        if (both.Count < 2)
        {
            return RegistryErrors.PersonNotFound;
        }

        var unit = Common(both[0].OrgCode, both[1].OrgCode);
        var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        work.DuplicateDecisions.Add(new DuplicateDecision(PersonPair.Of(both[0].Id, both[1].Id), unit, work.Today, actor.Name, note));
        audit.Note(work, actor, new AuditNote(
            "duplicate.different", "person", both[0].Id.ToString(), unit, New: new { both[0].Name, Other = both[1].Name, OtherId = both[1].Id }, Reason: note));
        // Another desk may have said the same a moment ago: then it is said.
        if (await work.TrySaveAsync(cancellationToken))
        {
            await work.CommitAsync(cancellationToken);
        }

        return both[0].Name + " / " + both[1].Name;
    }

    /// <summary>The smallest unit that contains both.</summary>
    internal static OrgCode Common(OrgCode one, OrgCode other) =>
        Enum.GetValues<OrgLevel>().OrderDescending().Select(one.At).First(unit => unit.Contains(other));
}
