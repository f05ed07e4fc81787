using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>A new account.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="DisplayName">The official's name.</param>
/// <param name="Role">The user's role in the campaign; null until chosen.</param>
/// <param name="OrgCode">Top of the scope; empty for the platform's administrator.</param>
/// <param name="Department">For a department officer: as the plan names the certifying department.</param>
public sealed record CreateUserCommand(string UserName, string DisplayName, Role? Role, string? OrgCode, string? Department);

/// <summary>Shape alone: whether the unit exists and the name is free belongs to the database.</summary>
public sealed class CreateUserValidator : AbstractValidator<CreateUserCommand>
{
    private const int MaxNameLength = 64;

    public CreateUserValidator()
    {
        RuleFor(command => command.UserName).NotEmpty().WithErrorCode(UserCodes.NameMissing);
        RuleFor(command => command.UserName)
            .Must(name => name.Length <= MaxNameLength && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            .When(command => !string.IsNullOrEmpty(command.UserName)).WithErrorCode(UserCodes.NameShape);
        RuleFor(command => command.DisplayName).NotEmpty().MaximumLength(MaxNameLength).WithErrorCode(UserCodes.DisplayNameMissing);
        RuleFor(command => command.Role).NotNull().WithErrorCode(UserCodes.RoleMissing);
        RuleFor(command => command).Must(UnitFitsRole).When(command => command.Role is not null)
            .OverridePropertyName(nameof(CreateUserCommand.OrgCode)).WithErrorCode(UserCodes.UnitDoesNotFit);
        RuleFor(command => command).Must(command => (command.Role == Role.DepartmentOfficer) == !string.IsNullOrWhiteSpace(command.Department))
            .OverridePropertyName(nameof(CreateUserCommand.Department)).WithErrorCode(UserCodes.DepartmentDoesNotFit);
    }

    // A clerk works in a township, a cadre in a village or group, everybody else for the county.
    private static bool UnitFitsRole(CreateUserCommand command)
    {
        if (command.Role == Role.PlatformAdministrator)
        {
            return string.IsNullOrEmpty(command.OrgCode);
        }

        return Domain.Kernel.OrgCode.TryParse(command.OrgCode, out var unit) && command.Role switch
        {
            Role.TownshipClerk => unit.Level == OrgLevel.Township,
            Role.VillageCadre => unit.Level >= OrgLevel.Village,
            _ => unit.Level == OrgLevel.County,
        };
    }
}

/// <summary>Makes an account with a password that is shown once.</summary>
public sealed class CreateUser(
    Database database, AuditTrail audit, IPasswordHasher<PortalUser> hasher, ILookupNormalizer normalizer, IValidator<CreateUserCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The initial password, the first fault of the command, <see cref="AccountErrors.UnitUnknown"/> or <see cref="AccountErrors.NameTaken"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(CreateUserCommand command, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        if (validator.Validate(command).Errors is [var fault, ..])
        {
            return new Error(fault.ErrorCode);
        }

        var password = InitialPassword.Next();
        var user = command.ToUser(normalizer);
        user.PasswordHash = hasher.HashPassword(user, password);
        await using var work = await database.BeginAsync(user.Scope, cancellationToken);
        if (!user.Scope.IsPlatform && !await work.OrgUnits.AnyAsync(unit => unit.OrgCode == user.Scope.Unit, cancellationToken))
        {
            return AccountErrors.UnitUnknown;
        }

        return await work.AddAccountAsync(user, actor, audit, cancellationToken) is { } refusal ? refusal : password;
    }
}
