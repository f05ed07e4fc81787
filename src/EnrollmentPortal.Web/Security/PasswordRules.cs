using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>How long and how mixed a password must be.</summary>
internal sealed class PasswordRules(UserManager<PortalUser> users)
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

        return faults;
    }

    private static Error ErrorOf(IdentityError fault, PasswordOptions rules) => fault.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Error("password.too-short", rules.RequiredLength),
        nameof(IdentityErrorDescriber.PasswordRequiresDigit) => new Error("password.digit-missing"),
        nameof(IdentityErrorDescriber.PasswordRequiresLower) => new Error("password.small-letter-missing"),
        nameof(IdentityErrorDescriber.PasswordRequiresUpper) => new Error("password.capital-letter-missing"),
        _ => new Error("password.too-simple"),
    };
}
