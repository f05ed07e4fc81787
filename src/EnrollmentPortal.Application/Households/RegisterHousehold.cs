using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>A family to put on the books at once.</summary>
/// <param name="Village">Twelve digits.</param>
/// <param name="Number">The register's number; null lets the portal give the next one of the village.</param>
public sealed record RegisterHouseholdCommand(
    OrgCode Village, string? Number, string GroupName, string Address, string? Phone, IReadOnlyList<NewMember> Members);

/// <summary>What the form says after saving.</summary>
/// <param name="Members">People who were added.</param>
/// <param name="Named">Lines of departments' lists that had waited for them.</param>
public sealed record RegisteredHousehold(Guid HouseholdId, string Number, string HeadName, int Members, int Named);

/// <summary>Shape only; numbers, villages and duplicates are the use case's affair.</summary>
public sealed class RegisterHouseholdValidator : AbstractValidator<RegisterHouseholdCommand>
{
    public RegisterHouseholdValidator()
    {
        RuleFor(command => command.Village)
            .Must(village => village != default && village.Level == OrgLevel.Village)
            .WithErrorCode(RegistryCodes.VillageMissing);
        RuleFor(command => command.Number).MaximumLength(HouseholdLimits.MaxNumberLength).WithErrorCode(RegistryCodes.NumberTooLong);
        RuleFor(command => command.GroupName).MaximumLength(HouseholdLimits.MaxGroupLength).WithErrorCode(RegistryCodes.GroupTooLong);
        RuleFor(command => command.Address).MaximumLength(HouseholdLimits.MaxAddressLength).WithErrorCode(RegistryCodes.AddressTooLong);
        RuleFor(command => command.Phone).Must(PhoneText.IsShaped).WithErrorCode(RegistryCodes.Phone);
        RuleFor(command => command.Members).NotEmpty().WithErrorCode(RegistryCodes.NoMembers);
        RuleForEach(command => command.Members).SetValidator(new NewMemberValidator());
        RuleFor(command => command.Members)
            .Must(members => members.Count(member => member.Relation == Relation.Head) == 1)
            .When(command => command.Members.Count > 0)
            .WithErrorCode(RegistryCodes.OneHead);
    }
}

/// <summary>参保登记: puts a new household with its members on the books, or changes nothing.</summary>
public sealed class RegisterHousehold(
    Database database, MemberRegistrar registrar, AuditTrail audit, CarryOutRosters carryOut, IValidator<RegisterHouseholdCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The household, the command's first fault, an <c>id-number</c> error, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<RegisteredHousehold>> ExecuteAsync(RegisterHouseholdCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (!await work.HasVillageAsync(command.Village, cancellationToken))
        {
            return RegistryErrors.VillageNotFound;
        }

        var members = await registrar.CheckAsync(work, command.Members, cancellationToken);
        if (members.IsError)
        {
            return members.Error;
        }

        var household = await work.OpenHouseholdAsync(command, cancellationToken);
        return household.IsError
            ? household.Error
            : await SaveAsync(new Registration(work, actor, household.Value), members.Value, cancellationToken);
    }

    private async Task<Result<RegisteredHousehold>> SaveAsync(
        Registration registration, IReadOnlyList<CheckedMember> members, CancellationToken cancellationToken)
    {
        if (await registrar.AddAsync(registration, members, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var household = registration.Household;
        audit.Note(
            registration.Work,
            registration.Actor,
            new AuditNote(
                "household.registered",
                "household",
                household.Id.ToString(),
                household.OrgCode,
                New: new { household.Number, household.HeadName, household.GroupName, household.Address, Members = members.Count }));
        await registration.Work.CommitAsync(cancellationToken);
        var named = await carryOut.ExecuteAsync(household.TenantId, [.. household.Members.Select(person => person.Id)], CancellationToken.None);
        return new RegisteredHousehold(household.Id, household.Number, household.HeadName, members.Count, named);
    }
}
