using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>整户迁移: the household with everybody in it goes to another village.</summary>
public sealed record MoveHouseholdCommand(Guid HouseholdId, OrgCode Village, string? GroupName, string? Address, string? Reason);

/// <summary>Shape only.</summary>
public sealed class MoveHouseholdValidator : AbstractValidator<MoveHouseholdCommand>
{
    public MoveHouseholdValidator()
    {
        RuleFor(command => command.Village).Must(village => village != default && village.Level == OrgLevel.Village).WithErrorCode(RegistryCodes.VillageMissing);
        RuleFor(command => command.GroupName).MaximumLength(HouseholdLimits.MaxGroupLength).WithErrorCode(RegistryCodes.GroupTooLong);
        RuleFor(command => command.Address).MaximumLength(HouseholdLimits.MaxAddressLength).WithErrorCode(RegistryCodes.AddressTooLong);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Moves a household to another village of the actor's scope. It keeps its number.</summary>
public sealed class MoveHousehold(Database database, AuditTrail audit, IValidator<MoveHouseholdCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>Who moved where, the command's first fault, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<MovedPeople>> ExecuteAsync(MoveHouseholdCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var moved = await MoveAsync(work, actor, audit, command, cancellationToken);
        return moved.IsError ? moved.Error : await moved.Value.CommitAsync(cancellationToken);
    }

    /// <summary>Does everything but the commit; a transfer ends here, too.</summary>
    internal static async Task<Result<PendingMove>> MoveAsync(
        UnitOfWork work, Actor actor, AuditTrail audit, MoveHouseholdCommand command, CancellationToken cancellationToken)
    {
        if (await RegistryChange.OpenHouseholdAsync(work, command.HouseholdId, cancellationToken) is not { MergedInto: null } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        if (!await work.HasVillageAsync(command.Village, cancellationToken))
        {
            return RegistryErrors.VillageNotFound;
        }

        if (household.OrgCode == command.Village)
        {
            return RegistryErrors.Unchanged;
        }

        var people = household.Members.Select(person => person.Id).ToList();
        var change = await RegistryChange.BeginAsync(work, people, cancellationToken);
        var old = new { Unit = household.OrgCode.Value, household.GroupName, household.Address };
        household.MoveTo(command.Village);
        household.Describe(command.GroupName?.Trim() ?? string.Empty, command.Address?.Trim() ?? string.Empty, household.Phone);
        foreach (var person in household.Members)
        {
            person.MoveTo(command.Village);
        }

        audit.Note(work, actor, new AuditNote(
            "household.moved", "household", household.Id.ToString(), command.Village, old,
            new { Unit = household.OrgCode.Value, household.GroupName, household.Address, household.Number, household.HeadName }, command.Reason!.Trim()));
        await work.SaveChangesAsync(cancellationToken);
        await work.RememberPlaceAsync(household, cancellationToken);
        await RegistryChange.CarryAlongAsync(work, people, cancellationToken);
        var paid = await change.EnrolledAsync(cancellationToken);
        return new PendingMove(change, new MovedPeople(household.Id, household.Number, household.HeadName, people.Count, paid, EmptiedSource: false));
    }
}
