using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts.Passwords;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>A user's own new password.</summary>
/// <param name="Current">The password of now: an unattended desk must not be enough.</param>
/// <param name="New">The password from now on.</param>
/// <param name="Repeated">The new one once more, because the field hides what is typed.</param>
public sealed record ChangeOwnPasswordCommand(string? Current, string? New, string? Repeated)
{
    // A record prints its members, and a password belongs in no log.
    public override string ToString() => nameof(ChangeOwnPasswordCommand);
}

/// <summary>Shape alone: how long and how mixed a password must be is set with the accounts, and the pages' side asks for it.</summary>
public sealed class ChangeOwnPasswordValidator : AbstractValidator<ChangeOwnPasswordCommand>
{
    public ChangeOwnPasswordValidator()
    {
        RuleFor(command => command.Current).NotEmpty().WithErrorCode(PasswordCodes.CurrentMissing);
        RuleFor(command => command.New).NotEmpty().WithErrorCode(PasswordCodes.NewMissing);
        RuleFor(command => command.New).NotEqual(command => command.Current)
            .When(command => !string.IsNullOrEmpty(command.New)).WithErrorCode(PasswordCodes.Unchanged);
        RuleFor(command => command.Repeated).Equal(command => command.New)
            .When(command => !string.IsNullOrEmpty(command.New)).WithErrorCode(PasswordCodes.RepeatDiffers);
    }
}

/// <summary>Gives the actor the password that they chose; every session of the account ends.</summary>
/// <remarks>The caller must sign the current session in again.</remarks>
public sealed class ChangeOwnPassword(
    AccountChanges changes, IPasswordHasher<PortalUser> hasher, IValidator<ChangeOwnPasswordCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    /// <returns>The user name, the first fault of the command, or <see cref="AccountErrors.WrongPassword"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(ChangeOwnPasswordCommand command, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        return validator.Validate(command).Errors is [var fault, ..]
            ? new Error(fault.ErrorCode)
            : await changes.ChangeAsync(actor.UserId, "access.password-changed", actor, user => Change(user, command), cancellationToken);
    }

    private Error? Change(PortalUser user, ChangeOwnPasswordCommand command)
    {
        if (user.PasswordHash is not { } hash || hasher.VerifyHashedPassword(user, hash, command.Current!) == PasswordVerificationResult.Failed)
        {
            return AccountErrors.WrongPassword;
        }

        user.PasswordHash = hasher.HashPassword(user, command.New!);
        user.AccessFailedCount = 0;
        return null;
    }
}
