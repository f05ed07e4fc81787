using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.SignIns;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>How an attempt to sign in ended. The page tells apart only what the visitor may know.</summary>
public enum SignInOutcome
{
    SignedIn,

    /// <summary>The name has no account.</summary>
    UnknownName,

    /// <summary>Not the account's password.</summary>
    WrongPassword,

    /// <summary>Too many wrong passwords for this account; open again after a while.</summary>
    LockedOut,

    /// <summary>The right password of an account that an administrator disabled.</summary>
    Disabled,

    /// <summary>Too many failures from this network; open again after a while.</summary>
    TooManyFailures,
}

/// <summary>Checks a password, counts failures, and leaves a line in the audit trail.</summary>
/// <remarks>Whether a name has an account, and whether it is locked, cannot be told from the answer: the words are the same, one hash is verified each time, and a refusal
/// takes a set time, because the book-keeping differs by some milliseconds.</remarks>
internal sealed class PasswordSignIn(
    SignInManager<PortalUser> signIn, SignInFailures failures, DecoyPassword decoy, Database database, AuditTrail audit, IHttpContextAccessor http, TimeProvider clock)
{
    // Longer than a verification with its book-keeping.
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    // Nobody's name or password is longer, and hashing takes time by the length.
    private const int MaxLength = 256;

    private UserManager<PortalUser> Users => signIn.UserManager;

    public async Task<SignInOutcome> SignInAsync(string? userName, string? password)
    {
        var began = clock.GetTimestamp();
        var attempt = new SignInAttempt(Bounded(userName).Trim(), VisitorAddress.Of(http.HttpContext), VisitorAddress.NetworkOf(http.HttpContext));
        if (await failures.IsTooManyAsync(attempt.Network, CancellationToken.None))
        {
            await failures.RecordRefusalAsync(attempt, nameof(SignInOutcome.TooManyFailures), CancellationToken.None);
            await WaitAsync(began);
            return SignInOutcome.TooManyFailures;
        }

        var user = await Users.FindByNameAsync(attempt.UserName);
        var outcome = await EnterAsync(user, Bounded(password));
        if (outcome is SignInOutcome.SignedIn)
        {
            await NoteSuccessAsync(user!, attempt);
            return outcome;
        }

        // Not given up with the request: a caller who hangs up early is counted as well.
        await failures.RecordAsync(attempt, user, outcome.ToString(), CancellationToken.None);
        await WaitAsync(began);
        return outcome;
    }

    private Task WaitAsync(long began)
    {
        var left = RefusalTime - clock.GetElapsedTime(began);
        return Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }

    private static string Bounded(string? text) => text is { Length: > MaxLength } ? text[..MaxLength] : text ?? string.Empty;

    // Exactly one verification on every way through.
    private async Task<SignInOutcome> EnterAsync(PortalUser? user, string password)
    {
        if (user?.PasswordHash is null)
        {
            decoy.Verify(password);
            return SignInOutcome.UnknownName;
        }

        var isRight = await Users.CheckPasswordAsync(user, password);
        if (await Users.IsLockedOutAsync(user))
        {
            return SignInOutcome.LockedOut;
        }

        if (!isRight)
        {
            await Users.AccessFailedAsync(user);
            return SignInOutcome.WrongPassword;
        }

        return user.DisabledAt is null ? await SignInAsync(user) : SignInOutcome.Disabled;
    }

    private async Task<SignInOutcome> SignInAsync(PortalUser user)
    {
        await Users.ResetAccessFailedCountAsync(user);
        await signIn.SignInAsync(user, isPersistent: false);
        return SignInOutcome.SignedIn;
    }

    private async Task NoteSuccessAsync(PortalUser user, SignInAttempt attempt)
    {
        var actor = new Actor(user.Id, user.DisplayName, user.Role, user.Scope, user.Department, attempt.Address);
        await using var work = await database.BeginAsync(actor, Grant.SignedIn, CancellationToken.None);
        audit.Note(work, actor, new AuditNote("access.sign-in", "user", user.Id.ToString(), New: new { Outcome = nameof(SignInOutcome.SignedIn) }));
        await work.CommitAsync(CancellationToken.None);
    }
}
