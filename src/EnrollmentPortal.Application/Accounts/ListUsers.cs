using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>Which accounts to list.</summary>
/// <param name="TenantId">Of one county; null for all, the platform's own included.</param>
/// <param name="Role">Of one role; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record UserFilter(int? TenantId, Role? Role, int Page);

/// <summary>An account as the administrator sees it.</summary>
/// <param name="DisabledAt">Since when it may not sign in.</param>
/// <param name="LockedUntil">The end of a lock-out after wrong passwords, if one is on.</param>
public sealed record UserRow(
    Guid Id, string UserName, string DisplayName, Role Role, int? TenantId, string? OrgCode, string? Department, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil);

/// <summary>A page of accounts, by unit and name.</summary>
/// <param name="HasMore">Whether another page follows.</param>
public sealed record UserPage(IReadOnlyList<UserRow> Users, bool HasMore);

/// <summary>Lists accounts for the platform's administrator. Accounts name officials, never residents.</summary>
public sealed class ListUsers(Database database, TimeProvider clock) : IUseCase
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 50;

    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>A page of accounts, from 1 on; no refusal.</returns>
    public async Task<Result<UserPage>> ExecuteAsync(UserFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await using var accounts = work.Accounts();
        var now = clock.GetUtcNow();
        var rows = await accounts.Users.AsNoTracking()
            .Where(user => filter.TenantId == null || user.TenantId == filter.TenantId)
            .Where(user => filter.Role == null || user.Role == filter.Role)
            .OrderBy(user => user.OrgCode).ThenBy(user => user.UserName)
            .Skip(PageOffset.Of(filter.Page, PageSize)).Take(PageSize + 1)
            .Select(user => new UserRow(
                user.Id, user.UserName!, user.DisplayName, user.Role, user.TenantId, user.OrgCode, user.Department, user.DisabledAt,
                user.LockoutEnd > now ? user.LockoutEnd : null))
            .ToListAsync(cancellationToken);
        return new UserPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
