using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>身份变更: by a certificate that is shown at the window, a person belongs to a category, or no longer.</summary>
/// <param name="Begins">True for a new identity.</param>
/// <param name="Day">The certificate's day, or the first day on which the identity no longer holds.</param>
/// <param name="Department">Who certified it; only for a new identity.</param>
/// <param name="Reason">The certificate.</param>
public sealed record ChangeIdentityCommand(Guid PersonId, string? Category, bool Begins, DateOnly? Day, string? Department, string? Reason);

/// <summary>What the page says after it.</summary>
/// <param name="Case">What waits for the county's review because the person had paid; null where nothing follows.</param>
public sealed record ChangedIdentityOutcome(string Name, string Category, bool Begins, IdentityCaseNews? Case);

/// <summary>A case that was opened.</summary>
/// <param name="Amount">Null where the county fixes it.</param>
public sealed record IdentityCaseNews(Wording Rule, Money? Amount);

/// <summary>Shape only.</summary>
public sealed class ChangeIdentityValidator : AbstractValidator<ChangeIdentityCommand>
{
    public ChangeIdentityValidator()
    {
        RuleFor(command => command.Category).NotEmpty().WithErrorCode(PeopleCodes.CategoryMissing);
        RuleFor(command => command.Day).NotNull().WithErrorCode(PeopleCodes.SinceMissing);
        RuleFor(command => command.Department).NotEmpty().When(command => command.Begins).WithErrorCode(PeopleCodes.DepartmentMissing);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Enters or ends an identity by a certificate. For a person who has paid it opens the same case for review as a department's list does.</summary>
/// <remarks>Where the department's list of the category is in force, the list decides: what contradicts it would be undone with the next look at it.</remarks>
public sealed class ChangeIdentity(Database database, PlanCache plans, AuditTrail audit, IValidator<ChangeIdentityCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>What changed and what follows, the command's first fault, or one of
    /// <see cref="RegistryErrors"/>, or of <see cref="RosterErrors"/> where the department does not certify the category.</returns>
    public async Task<Result<ChangedIdentityOutcome>> ExecuteAsync(ChangeIdentityCommand command, Actor actor, CancellationToken cancellationToken)
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

        await work.LoadFactsAsync(person, cancellationToken);
        var held = person.Identities.FirstOrDefault(identity => identity.Category == command.Category && identity.EndedOn is null);
        return await RefuseAsync(work, person, held, command, cancellationToken) is { } refusal
            ? refusal
            : await ChangeAsync(work, actor, person, held, command, cancellationToken);
    }

    private async Task<Error?> RefuseAsync(UnitOfWork work, Person person, PersonIdentity? held, ChangeIdentityCommand command, CancellationToken cancellationToken)
    {
        if (command.Day > work.Today)
        {
            return RegistryErrors.IdentityInFuture;
        }

        if (command.Begins == held is not null)
        {
            return command.Begins ? RegistryErrors.IdentityHeld : RegistryErrors.IdentityNotHeld;
        }

        var department = held?.CertifiedBy ?? command.Department!;
        if (command.Begins && await CategoryAsync(work, person, command.Category!, cancellationToken) is var category
            && (category is null || (category.Certifiers.Count > 0 && !category.Certifiers.Contains(department))))
        {
            return category is null ? RosterErrors.CategoryUnknown : RosterErrors.CategoryNotOwned;
        }

        var listed = await work.Database.SqlQuery<string>(SqlText.Join(
            $"""
            select department as "Value" from ({work.RostersInForce()}) in_force where department = {department} and category = {command.Category}
            """)).AnyAsync(cancellationToken);
        return listed ? RegistryErrors.IdentityByList(department) : null;
    }

    private async Task<SubsidyCategory?> CategoryAsync(UnitOfWork work, Person person, string category, CancellationToken cancellationToken) =>
        await work.PlanYearAsync(cancellationToken) is { } year && await plans.ForAsync(work, person.OrgCode, year, cancellationToken) is { } current
            ? current.Plan.FindCategory(category)
            : null;

    private async Task<ChangedIdentityOutcome> ChangeAsync(
        UnitOfWork work, Actor actor, Person person, PersonIdentity? held, ChangeIdentityCommand command, CancellationToken cancellationToken)
    {
        var change = await RegistryChange.BeginAsync(work, [person.Id], cancellationToken);
        var (day, lastDay) = (command.Day!.Value, command.Day.Value.AddDays(-1));
        var department = held?.CertifiedBy ?? command.Department!.Trim();
        var changed = new ChangedIdentities(
            null, department, work.Today, [new ChangedIdentity(command.Category!, command.Begins, command.Begins ? day : lastDay, command.Begins ? day : null)]);
        IdentityCase? settled = null;
        foreach (var campaign in change.Campaigns)
        {
            var maker = await IdentityCaseFactory.BeginAsync(work, plans, campaign, [person.Id], cancellationToken);
            settled = maker.Settle(person, changed) ?? settled;
            maker.NoteWithdrawn(audit, actor);
        }

        if (held is null)
        {
            work.Identities.Add(new PersonIdentity(Guid.CreateVersion7(), person, command.Category!, department, day));
        }
        else if (lastDay < held.CertifiedOn)
        {
            // It never counted: somebody had recorded it by mistake.
            work.Identities.Remove(held);
        }
        else
        {
            held.End(lastDay, roster: null);
        }

        Note(work, actor, person, command, department, settled);
        await change.CommitAsync(cancellationToken);
        return new ChangedIdentityOutcome(
            person.Name, command.Category!, command.Begins, settled is null ? null : new IdentityCaseNews(settled.RuleName!, settled.Amount));
    }

    private void Note(UnitOfWork work, Actor actor, Person person, ChangeIdentityCommand command, string department, IdentityCase? settled)
    {
        var values = new { person.Name, command.Category, Department = department, command.Day, Case = settled?.Id };
        audit.Note(work, actor, command.Begins
            ? new AuditNote("person.identity-added", "person", person.Id.ToString(), person.OrgCode, New: values, Reason: command.Reason!.Trim())
            : new AuditNote("person.identity-ended", "person", person.Id.ToString(), person.OrgCode, Old: values, Reason: command.Reason!.Trim()));
    }
}
