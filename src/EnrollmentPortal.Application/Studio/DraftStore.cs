using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Which draft, and how the editor saw it.</summary>
/// <param name="RowVersion">Of the draft when it was read: a newer one refuses whatever is asked.</param>
public sealed record DraftHandle(Guid Id, int RowVersion);

/// <summary>Opens a draft for a change.</summary>
internal static class DraftStore
{
    /// <summary>The draft under a lock, so that the second of two editors waits and then reads what the first did.</summary>
    public static async Task<Result<PlanDraft>> OpenAsync(UnitOfWork work, DraftHandle handle, CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"select from plan_draft where tenant_id = {work.TenantId} and id = {handle.Id} for update", cancellationToken);
        if (await work.PlanDrafts.FirstOrDefaultAsync(row => row.Id == handle.Id, cancellationToken) is not { } draft)
        {
            return StudioErrors.DraftNotFound;
        }

        return draft.RowVersion == handle.RowVersion ? draft : await TellAsync(work, draft, handle.RowVersion, cancellationToken);
    }

    public static Signature SignatureOf(Actor actor) => new(actor.UserId, actor.Name);

    private static async Task<Error> TellAsync(UnitOfWork work, PlanDraft draft, int seen, CancellationToken cancellationToken)
    {
        var changes = await work.PlanDraftChanges.AsNoTracking()
            .Where(change => change.DraftId == draft.Id && change.Number > seen)
            .OrderByDescending(change => change.Number)
            .Select(change => change.ChangedByName)
            .ToListAsync(cancellationToken);
        return StudioErrors.ChangedMeanwhile(changes is [var last, ..] ? last : draft.CheckedByName ?? draft.WrittenByName, changes.Count);
    }
}
