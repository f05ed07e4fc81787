using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>核对: an official vouches for the draft as it stands; somebody else may publish it then.</summary>
public sealed class CheckDraft(Database database, PlanCache book, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="handle">The draft as the official saw it.</param>
    /// <param name="actor">Who vouches.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's new row version.</returns>
    public async Task<Result<int>> ExecuteAsync(DraftHandle handle, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        var faults = await DraftFaults.OfAsync(work, book, draft, cancellationToken);
        if (faults.Count > 0)
        {
            return StudioErrors.OpenFaults(faults.Count);
        }

        if (await DraftStore.RefuseUnseenAsync(work, draft, cancellationToken) is { } unseen)
        {
            return unseen;
        }

        draft.Check(DraftStore.SignatureOf(actor), clock.GetUtcNow());
        audit.Note(work, actor, new AuditNote("draft.checked", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, draft.RowVersion }));
        await work.CommitAsync(cancellationToken);
        return draft.RowVersion;
    }
}
