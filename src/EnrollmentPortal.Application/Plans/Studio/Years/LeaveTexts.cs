using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>保持原文: somebody has looked at a text that names an earlier year, and it is meant so.</summary>
public sealed class LeaveTexts(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="handle">The draft as the official saw it.</param>
    /// <param name="key">Of the text.</param>
    /// <param name="actor">Who looked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's new row version.</returns>
    public async Task<Result<int>> ExecuteAsync(DraftHandle handle, string key, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        if ((await DraftStore.UnseenTextsAsync(work, draft, cancellationToken)).All(text => text.Key != key))
        {
            return StudioErrors.NoSuchPlace;
        }

        draft.Leave(key);
        audit.Note(work, actor, new AuditNote("draft.texts-left", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, Text = key }));
        await work.CommitAsync(cancellationToken);
        return draft.RowVersion;
    }
}
