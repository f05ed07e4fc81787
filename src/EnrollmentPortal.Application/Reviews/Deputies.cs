using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A deputy as the page shows them.</summary>
/// <param name="IsCurrent">The deputy may decide on the business date.</param>
/// <param name="HasEnded">The term is over.</param>
public sealed record DeputyView(Guid Id, string Name, OrgCode Unit, DateOnly From, DateOnly Until, string NamedByName, bool IsCurrent, bool HasEnded);

/// <summary>An account that can be named.</summary>
public sealed record DeputyChoice(Guid AccountId, string Name, string UserName, OrgCode Unit);

/// <summary>The deputies, the newest first, and who else could be one.</summary>
public sealed record DeputyList(IReadOnlyList<DeputyView> Deputies, IReadOnlyList<DeputyChoice> Choices, DateOnly Today);

/// <summary>核定受托人: clerks that the county lets decide cases of their own units.</summary>
public sealed class ListDeputies(Database database) : IUseCase
{
    public static Grant Requires => Grant.DecideReviews;

    /// <returns>The deputies and the clerks who can be named; no refusal.</returns>
    public async Task<Result<DeputyList>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var rows = await work.ReviewDeputies.AsNoTracking().OrderByDescending(row => row.NamedAt).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        await using var accounts = work.Accounts();
        var users = await accounts.AccountsToName(actor).OrderBy(user => user.OrgCode).ThenBy(user => user.UserName).ToListAsync(cancellationToken);
        return new DeputyList(
            [
                .. rows.Select(row => new DeputyView(
                    row.Id, row.AccountName, row.OrgCode, row.From, row.Until, row.NamedByName,
                    row.From <= work.Today && work.Today <= row.Until, row.Until < work.Today)),
            ],
            [.. users.Select(user => new DeputyChoice(user.Id, user.DisplayName, user.UserName!, OrgCode.Parse(user.OrgCode!)))],
            work.Today);
    }
}

/// <summary>Which accounts can be named: those that may describe cases, of the official's own county.</summary>
internal static class DeputyAccountQueries
{
    public static IQueryable<PortalUser> AccountsToName(this AccountContext accounts, Actor actor)
    {
        var (tenant, unit) = (actor.Scope.TenantId, actor.Scope.Prefix);
        return accounts.Users.AsNoTracking().Where(user =>
            user.TenantId == tenant && user.Role == Role.TownshipClerk && user.DisabledAt == null && EF.Functions.Like(user.OrgCode!, unit + "%"));
    }
}
