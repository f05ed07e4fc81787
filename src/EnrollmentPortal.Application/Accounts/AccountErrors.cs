using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>Refusals of the account pages.</summary>
public static class AccountErrors
{
    public static readonly Error NotFound = new("user.not-found");

    /// <summary>Administrators cannot lock themselves out.</summary>
    public static readonly Error NotYourself = new("user.not-yourself");

    public static readonly Error NameTaken = new("user.name-taken");

    /// <summary>The installation has an administrator, who makes others in the portal; says who.</summary>
    public static Error AdministratorExists(string userName) => new("user.administrator-exists", userName);

    /// <summary>The unit is not on the tenant's books.</summary>
    public static readonly Error UnitUnknown = new("user.unit-unknown");

    /// <summary>The password that was given as the present one is not it.</summary>
    public static readonly Error WrongPassword = new("password.wrong-current");

    /// <summary>Too many wrong passwords; open again after a while.</summary>
    public static readonly Error LockedOut = new("password.locked-out");
}
