using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Gives up a draft, also one that waits for a second person. It stays in the history, and the same file may be sent again.</summary>
public sealed class DiscardRoster(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.SendRosters;

    /// <returns>The file's name.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid rosterId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        // The row's lock lets an application of the same draft come before or after, never in between.
        await work.Database.ExecuteSqlAsync($"select from roster where tenant_id = {work.TenantId} and id = {rosterId} for update", cancellationToken);
        var roster = await work.RostersFor(actor).FirstOrDefaultAsync(row => row.Id == rosterId, cancellationToken);
        if (roster is not { IsPending: true })
        {
            return roster is null ? RosterErrors.NotFound : RosterErrors.NotDraft;
        }

        roster.Discard();
        audit.Note(work, actor, new AuditNote("roster.discarded", "roster", roster.Id.ToString(), roster.OrgCode, Old: new { roster.FileName, roster.ListMonth }));
        await work.CommitAsync(cancellationToken);
        return roster.FileName;
    }
}
