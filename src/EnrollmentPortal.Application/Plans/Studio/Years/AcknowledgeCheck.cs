using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>已核对: somebody has looked at one thing that a copied draft has from last year, and it is meant so. One at a time: a list that is
/// ticked as a whole is a list that nobody has read.</summary>
public sealed class AcknowledgeCheck(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="handle">The draft as the official saw it.</param>
    /// <param name="key">Of the <see cref="NextYearCheck"/>.</param>
    /// <param name="actor">Who looked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's row version, which stays: the document is what it was.</returns>
    public async Task<Result<int>> ExecuteAsync(DraftHandle handle, string key, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, handle, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        if ((await DraftStore.ChecksAsync(work, draft, cancellationToken)).All(check => check.Key != key))
        {
            return StudioErrors.NoSuchPlace;
        }

        // The draft's row is locked, so that two who look at once are told apart here.
        if (!await work.PlanDraftAcknowledgements.AnyAsync(row => row.DraftId == draft.Id && row.Key == key, cancellationToken))
        {
            work.PlanDraftAcknowledgements.Add(new PlanDraftAcknowledgement(draft, key, DraftStore.SignatureOf(actor), clock.GetUtcNow()));
            audit.Note(work, actor, new AuditNote("draft.acknowledged", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, Item = key }));
            await work.CommitAsync(cancellationToken);
        }

        return draft.RowVersion;
    }
}
