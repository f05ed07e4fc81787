using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>What is wrong with a field of the password form.</summary>
/// <param name="Field">A property of <see cref="ChangeOwnPasswordCommand"/>.</param>
internal sealed record PasswordFault(string Field, Error Error);

/// <summary>Changes the password of the signed-in user. Every session ends; a new one begins where it was done.</summary>
internal sealed class PasswordChange(
    UserManager<PortalUser> users, PasswordRules rules, ChangeOwnPassword change, IValidator<ChangeOwnPasswordCommand> validator, IServiceScopeFactory scopes)
{
    /// <returns>Every fault that can be told at once; empty when the password is changed.</returns>
    public async Task<IReadOnlyList<PasswordFault>> ChangeAsync(ChangeOwnPasswordCommand command, Actor actor)
    {
        var user = await FindAsync(users, actor);
        var faults = await FaultsAsync(user, command);
        if (faults.Count > 0)
        {
            return faults;
        }

        // Guessing is counted here as at sign-in, or a borrowed session would be a place to try passwords without end.
        if (await users.IsLockedOutAsync(user))
        {
            return [new PasswordFault(nameof(command.Current), AccountErrors.LockedOut)];
        }

        var changed = await change.ExecuteAsync(command, actor, CancellationToken.None);
        if (changed.Error is not { } refusal)
        {
            await StayAsync(actor);
            return [];
        }

        if (refusal == AccountErrors.WrongPassword)
        {
            await users.AccessFailedAsync(user);
        }

        return [new PasswordFault(nameof(command.Current), refusal)];
    }

    private static async Task<PortalUser> FindAsync(UserManager<PortalUser> users, Actor actor) =>
        await users.FindByIdAsync(actor.UserId.ToString()) ?? throw new InvalidOperationException("A session is open whose account is gone.");

    private async Task<IReadOnlyList<PasswordFault>> FaultsAsync(PortalUser user, ChangeOwnPasswordCommand command)
    {
        var faults = validator.Validate(command).Errors.ConvertAll(fault => new PasswordFault(fault.PropertyName, new Error(fault.ErrorCode)));
        if (string.IsNullOrEmpty(command.New))
        {
            return faults;
        }

        faults.AddRange((await rules.JudgeAsync(user, command.New)).Select(fault => new PasswordFault(nameof(command.New), fault)));
        return faults;
    }

    // In a scope of its own: the request's has read the account before the change, and would sign in by the old security stamp.
    private async Task StayAsync(Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>();
        await signIn.SignInAsync(await FindAsync(signIn.UserManager, actor), isPersistent: false);
    }
}
