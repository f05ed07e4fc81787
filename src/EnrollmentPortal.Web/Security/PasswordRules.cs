using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Passwords;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>How long a password must be, and what a guesser must not find in it.</summary>
internal sealed class PasswordRules(UserManager<PortalUser> users, OwnWords ownWords)
{
    /// <summary>Everything that is wrong with a new password; empty where nothing is.</summary>
    public async Task<IReadOnlyList<Error>> JudgeAsync(PortalUser user, string password)
    {
        var faults = new List<Error>();
        foreach (var rule in users.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(users, user, password);
            faults.AddRange(judged.Errors.Select(fault => ErrorOf(fault, users.Options.Password)));
        }

        // A short one is refused already; what else is wrong with it helps nobody.
        if (faults.Count == 0 && GuessablePassword.Weakness(password, await ownWords.OfAsync(user, CancellationToken.None)) is { } found)
        {
            faults.Add(found.Count == 0 ? new Error(PasswordCodes.TooSimple) : new Error(PasswordCodes.Guessable, string.Join(' ', found)));
        }

        return faults;
    }

    private static Error ErrorOf(IdentityError fault, PasswordOptions rules) => fault.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Error(PasswordCodes.TooShort, rules.RequiredLength),
        _ => new Error(PasswordCodes.TooSimple),
    };
}
