using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>Changes one account. The audit line goes to the account's own unit, where the county's auditor reads it.</summary>
public sealed class AccountChanges(Database database, AuditTrail audit, LiveSessions live, TimeProvider clock)
{
    /// <param name="userId">The account.</param>
    /// <param name="action">The audit trail's code of the change.</param>
    /// <param name="actor">The administrator.</param>
    /// <param name="change">What to do; may refuse.</param>
    /// <param name="cancellationToken">Ends the reading; what is changed is committed.</param>
    /// <returns>The user name, <see cref="AccountErrors.NotFound"/>, or the refusal of <paramref name="change"/>.</returns>
    /// <remarks>Every session of the account ends with the change.</remarks>
    internal async Task<Result<string>> ChangeAsync(
        Guid userId, string action, Actor actor, Func<PortalUser, Error?> change, CancellationToken cancellationToken)
    {
        if (await ScopeOfAsync(userId, cancellationToken) is not { } scope)
        {
            return AccountErrors.NotFound;
        }

        await using var work = await database.BeginAsync(scope, cancellationToken);
        await using var accounts = work.Accounts();
        var user = await accounts.Users.SingleAsync(account => account.Id == userId, cancellationToken);
        if (change(user) is { } refusal)
        {
            return refusal;
        }

        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        await accounts.SaveChangesAsync(cancellationToken);
        var ended = await accounts.EndSessionsAsync(session => session.UserId == userId, SessionEnding.AccountChanged, clock.GetUtcNow(), cancellationToken);
        audit.Note(work, actor, new AuditNote(action, "user", user.Id.ToString(), New: new { user.UserName, user.DisplayName }));
        await work.CommitAsync(CancellationToken.None);
        live.End(ended);
        return user.UserName!;
    }

    private async Task<Scope?> ScopeOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        await using var accounts = work.Accounts();
        var user = await accounts.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == userId, cancellationToken);
        return user?.Scope;
    }
}
