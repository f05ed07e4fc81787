using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>Shuts an account: no sign-in any more, and open sessions end at once.</summary>
public sealed class DisableUser(AccountChanges changes, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The user name, <see cref="AccountErrors.NotFound"/> or <see cref="AccountErrors.NotYourself"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid userId, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        return userId == actor.UserId
            ? AccountErrors.NotYourself
            : await changes.ChangeAsync(userId, "user.disabled", actor, Disable, cancellationToken);
    }

    // Disabling twice keeps the first date.
    private Error? Disable(PortalUser user)
    {
        user.DisabledAt ??= clock.GetUtcNow();
        return null;
    }
}

/// <summary>Opens an account again, and ends its lock-out.</summary>
public sealed class EnableUser(AccountChanges changes) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The user name, or <see cref="AccountErrors.NotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid userId, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        return await changes.ChangeAsync(userId, "user.enabled", actor, Enable, cancellationToken);
    }

    private static Error? Enable(PortalUser user)
    {
        (user.DisabledAt, user.LockoutEnd, user.AccessFailedCount) = (null, null, 0);
        return null;
    }
}

/// <summary>Gives an account a new password, which is shown once; sessions under the old one end.</summary>
public sealed class ResetPassword(AccountChanges changes, IPasswordHasher<PortalUser> hasher) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The new password, or <see cref="AccountErrors.NotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid userId, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        var password = InitialPassword.Next();
        var changed = await changes.ChangeAsync(userId, "user.password-reset", actor, user => Reset(user, password), cancellationToken);
        return changed.IsError ? changed : password;
    }

    private Error? Reset(PortalUser user, string password)
    {
        user.PasswordHash = hasher.HashPassword(user, password);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return null;
    }
}
