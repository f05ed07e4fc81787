using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Throws a draft away, as the editor saw it: one that somebody else changed meanwhile stays.</summary>
public sealed class DiscardDraft(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The row version that is gone.</returns>
    public async Task<Result<int>> ExecuteAsync(DraftHandle handle, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        work.PlanDrafts.Remove(draft);
        audit.Note(work, actor, new AuditNote(
            "draft.discarded", "draft", draft.Id.ToString(), draft.OrgCode, Old: new { draft.CoverageYear, draft.BaseVersion, draft.WrittenByName, draft.Document }));
        await work.CommitAsync(cancellationToken);
        return draft.RowVersion;
    }
}
