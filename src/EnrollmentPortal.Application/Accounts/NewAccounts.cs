using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>Puts an account on the books, with its line of the audit trail.</summary>
internal static class NewAccounts
{
    /// <summary>The account as the command has it, without a password.</summary>
    public static PortalUser ToUser(this CreateUserCommand command, ILookupNormalizer normalizer) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = command.UserName,
        NormalizedUserName = normalizer.NormalizeName(command.UserName),
        DisplayName = command.DisplayName.Trim(),
        Role = command.Role!.Value,
        OrgCode = string.IsNullOrEmpty(command.OrgCode) ? null : command.OrgCode,
        TenantId = string.IsNullOrEmpty(command.OrgCode) ? null : Domain.Kernel.OrgCode.Parse(command.OrgCode).TenantId,
        Department = string.IsNullOrWhiteSpace(command.Department) ? null : command.Department.Trim(),
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    /// <summary>Adds it and commits.</summary>
    /// <returns>Null, or <see cref="AccountErrors.NameTaken"/>.</returns>
    public static async Task<Error?> AddAccountAsync(this UnitOfWork work, PortalUser user, Actor actor, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var accounts = work.Accounts();
        accounts.Users.Add(user);
        try
        {
            await accounts.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException problem) when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return AccountErrors.NameTaken;
        }

        audit.Note(work, actor, new AuditNote(
            "user.created", "user", user.Id.ToString(), New: new { user.UserName, user.DisplayName, Role = user.Role.ToString(), user.OrgCode, user.Department }));
        await work.CommitAsync(CancellationToken.None);
        return null;
    }
}
