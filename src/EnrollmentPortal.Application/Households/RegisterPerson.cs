using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>People who join a household that is on the books.</summary>
/// <param name="MotherId">The member whose newborn is registered; null for others.</param>
public sealed record RegisterPersonCommand(Guid HouseholdId, IReadOnlyList<NewMember> Members, Guid? MotherId = null);

/// <summary>Shape only.</summary>
public sealed class RegisterPersonValidator : AbstractValidator<RegisterPersonCommand>
{
    public RegisterPersonValidator()
    {
        RuleFor(command => command.Members).NotEmpty().WithErrorCode(RegistryCodes.NoMembers);
        RuleForEach(command => command.Members).SetValidator(new NewMemberValidator());
        RuleFor(command => command.Members)
            .Must(members => members.Count(member => member.Relation == Relation.Head) <= 1)
            .WithErrorCode(RegistryCodes.OneHead);
    }
}

/// <summary>Adds people to an existing household, all of them or none.</summary>
public sealed class RegisterPerson(Database database, MemberRegistrar registrar, CarryOutRosters carryOut, IValidator<RegisterPersonCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The household that the people joined, the command's first fault, an <c>id-number</c> error, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<RegisteredHousehold>> ExecuteAsync(RegisterPersonCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        await work.LockHouseholdsAsync([command.HouseholdId], cancellationToken);
        // Outside the actor's scope a household is filtered out, so it reads as "not found".
        var household = await work.Households.Include(row => row.Members)
            .FirstOrDefaultAsync(row => row.Id == command.HouseholdId, cancellationToken);
        if (household is null)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var mother = household.Members.FirstOrDefault(member => member.Id == command.MotherId && member.Sex == Sex.Female);
        if (household.MergedInto is not null || (command.MotherId is not null && mother is null))
        {
            return RegistryErrors.ChangedMeanwhile;
        }

        var joinsAsHead = command.Members.Any(member => member.Relation == Relation.Head);
        return joinsAsHead && household.Members.Any(member => member.Relation == Relation.Head)
            ? RegistryErrors.SecondHead
            : await SaveAsync(new Registration(work, actor, household, mother?.Name), command.Members, cancellationToken);
    }

    private async Task<Result<RegisteredHousehold>> SaveAsync(
        Registration registration, IReadOnlyList<NewMember> newMembers, CancellationToken cancellationToken)
    {
        var members = await registrar.CheckAsync(registration.Work, newMembers, cancellationToken);
        if (members.IsError)
        {
            return members.Error;
        }

        if (await registrar.AddAsync(registration, members.Value, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await registration.Work.CommitAsync(cancellationToken);
        var household = registration.Household;
        var named = await carryOut.ExecuteAsync(household.TenantId, [.. household.Members.Select(person => person.Id)], CancellationToken.None);
        return new RegisteredHousehold(household.Id, household.Number, household.HeadName, newMembers.Count, named);
    }
}
