using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>An administrator of the platform, as the command line names them.</summary>
/// <param name="Password">Chosen by the administrator; the caller checks it.</param>
/// <param name="IsAnother">There may be one already.</param>
public sealed record NewAdministrator(string UserName, string DisplayName, string Password, bool IsAnother)
{
    // A record prints its members, and a password belongs in no log.
    public override string ToString() => nameof(NewAdministrator);
}

/// <summary>Makes the first administrator of an installation, who makes all other accounts in the portal.</summary>
/// <remarks>No use case of a page: a person who can start it on the command line already holds the database.</remarks>
public sealed class CreateAdministrator(
    Database database, Installation installation, AuditTrail audit, IPasswordHasher<PortalUser> hasher, ILookupNormalizer normalizer, IValidator<CreateUserCommand> validator)
{
    private static readonly Actor CommandLine = new(Guid.Empty, "command line", Role.PlatformAdministrator, Scope.Platform, null, null);

    /// <returns>The user name, the first fault, <see cref="AccountErrors.AdministratorExists"/>, or that the installation is not real.</returns>
    public async Task<Result<string>> ExecuteAsync(NewAdministrator administrator, CancellationToken cancellationToken)
    {
        if (await installation.RefusalOfRealAsync(cancellationToken) is { } notReal)
        {
            return notReal;
        }

        var command = new CreateUserCommand(administrator.UserName, administrator.DisplayName, Role.PlatformAdministrator, OrgCode: null, Department: null);
        if (validator.Validate(command).Errors is [var fault, ..])
        {
            return new Error(fault.ErrorCode);
        }

        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        await work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('first administrator', 0))", cancellationToken);
        if (!administrator.IsAnother && await ExistingAsync(work, cancellationToken) is { } existing)
        {
            return AccountErrors.AdministratorExists(existing);
        }

        var user = command.ToUser(normalizer);
        user.PasswordHash = hasher.HashPassword(user, administrator.Password);
        return await work.AddAccountAsync(user, CommandLine, audit, cancellationToken) is { } refusal ? refusal : user.UserName!;
    }

    private static async Task<string?> ExistingAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        await using var accounts = work.Accounts();
        return await accounts.Users.Where(user => user.Role == Role.PlatformAdministrator && user.DisabledAt == null)
            .OrderBy(user => user.UserName).Select(user => user.UserName).FirstOrDefaultAsync(cancellationToken);
    }
}
