using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>A member's own telephone; null for none.</summary>
public sealed record MemberPhone(Guid PersonId, string? Phone);

/// <summary>联系方式: where a household lives in its village and how to reach it.</summary>
/// <param name="Phones">Members whose telephone is set; others keep theirs.</param>
public sealed record ChangeContactCommand(Guid HouseholdId, string? GroupName, string? Address, string? Phone, IReadOnlyList<MemberPhone> Phones);

/// <summary>Shape only.</summary>
public sealed class ChangeContactValidator : AbstractValidator<ChangeContactCommand>
{
    public ChangeContactValidator()
    {
        RuleFor(command => command.GroupName).MaximumLength(HouseholdLimits.MaxGroupLength).WithErrorCode(RegistryCodes.GroupTooLong);
        RuleFor(command => command.Address).MaximumLength(HouseholdLimits.MaxAddressLength).WithErrorCode(RegistryCodes.AddressTooLong);
        RuleFor(command => command.Phone).Must(PhoneText.IsShaped).WithErrorCode(RegistryCodes.Phone);
        RuleForEach(command => command.Phones).Must(member => PhoneText.IsShaped(member.Phone)).WithErrorCode(RegistryCodes.Phone);
    }
}

/// <summary>Changes group, address and telephones.</summary>
public sealed class ChangeContact(Database database, AuditTrail audit, IValidator<ChangeContactCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The household's number.</returns>
    public async Task<Result<string>> ExecuteAsync(ChangeContactCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await RegistryChange.OpenHouseholdAsync(work, command.HouseholdId, cancellationToken) is not { } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        if (command.Phones.Any(phone => household.Members.All(person => person.Id != phone.PersonId)))
        {
            return RegistryErrors.ChangedMeanwhile;
        }

        var old = new { household.GroupName, household.Address, household.Phone };
        household.Describe(command.GroupName?.Trim() ?? string.Empty, command.Address?.Trim() ?? string.Empty, PhoneText.Tidy(command.Phone));
        audit.Note(work, actor, new AuditNote(
            "household.contact-changed", "household", household.Id.ToString(), household.OrgCode, old,
            new { household.GroupName, household.Address, household.Phone }));
        foreach (var phone in command.Phones)
        {
            var person = household.Members.First(member => member.Id == phone.PersonId);
            if (PhoneText.Tidy(phone.Phone) is var tidy && tidy != person.Phone)
            {
                audit.Note(work, actor, new AuditNote(
                    "person.phone-changed", "person", person.Id.ToString(), person.OrgCode, new { person.Phone }, new { person.Name, Phone = tidy }));
                person.Call(tidy);
            }
        }

        await work.SaveChangesAsync(cancellationToken);
        await work.RememberPlaceAsync(household, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return household.Number;
    }
}
