using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Studio;

/// <summary>保持原文: somebody has looked at texts that name an earlier year, and they are meant so.</summary>
public sealed class LeaveTexts(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="handle">The draft as the official saw it.</param>
    /// <param name="keys">Of the texts.</param>
    /// <param name="actor">Who looked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's new row version.</returns>
    public async Task<Result<int>> ExecuteAsync(DraftHandle handle, IReadOnlyList<string> keys, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        var known = (await DraftStore.UnseenTextsAsync(work, draft, cancellationToken)).Select(text => text.Key);
        draft.Leave(keys.Intersect(known));
        audit.Note(work, actor, new AuditNote("draft.texts-left", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, Texts = keys }));
        await work.CommitAsync(cancellationToken);
        return draft.RowVersion;
    }
}
