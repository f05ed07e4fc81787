using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,

    /// <summary>Unknown name or wrong password: deliberately not told apart.</summary>
    WrongCredentials,

    /// <summary>Too many wrong passwords; open again after a while.</summary>
    LockedOut,

    /// <summary>An administrator disabled the account.</summary>
    Disabled,
}

/// <summary>Checks a password, counts failures, and leaves a line in the audit trail.</summary>
internal sealed class SignInDesk(SignInManager<PortalUser> signIn, Database database, AuditTrail audit, IHttpContextAccessor http)
{
    public async Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var user = await signIn.UserManager.FindByNameAsync(userName.Trim());
        if (user is null)
        {
            return SignInOutcome.WrongCredentials;
        }

        var outcome = user.DisabledAt is null
            ? await EnterAsync(user, password)
            : await RefuseDisabledAsync(user, password);
        await NoteAsync(user, outcome, cancellationToken);
        return outcome;
    }

    private async Task<SignInOutcome> EnterAsync(PortalUser user, string password) =>
        await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true) switch
        {
            { Succeeded: true } => SignInOutcome.SignedIn,
            { IsLockedOut: true } => SignInOutcome.LockedOut,
            _ => SignInOutcome.WrongCredentials,
        };

    // Only who knows the password learns that the account is disabled, and guessing is counted as on any other account.
    private async Task<SignInOutcome> RefuseDisabledAsync(PortalUser user, string password)
    {
        var users = signIn.UserManager;
        if (await users.IsLockedOutAsync(user))
        {
            return SignInOutcome.LockedOut;
        }

        if (await users.CheckPasswordAsync(user, password))
        {
            return SignInOutcome.Disabled;
        }

        await users.AccessFailedAsync(user);
        return SignInOutcome.WrongCredentials;
    }

    private async Task NoteAsync(PortalUser user, SignInOutcome outcome, CancellationToken cancellationToken)
    {
        var actor = new Actor(user.Id, user.DisplayName, user.Role, user.Scope, user.Department, http.HttpContext?.Connection.RemoteIpAddress?.ToString());
        await using var work = await database.BeginAsync(user.Scope, cancellationToken);
        audit.Note(work, actor, new AuditNote("access.sign-in", "user", user.Id.ToString(), New: new { Outcome = outcome.ToString() }));
        await work.CommitAsync(cancellationToken);
    }
}
