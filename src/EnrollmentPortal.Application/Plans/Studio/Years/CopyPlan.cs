using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>复制为草案: a published version becomes the draft that officials work on, of its own year or of the next.</summary>
public sealed class CopyPlan(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="version">The published version.</param>
    /// <param name="forNextYear">Every day of the rules moves by a year, and nothing counts as confirmed.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's id, or a <see cref="StudioErrors"/>: a unit has one draft a year.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid version, bool forNextYear, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var source = await work.PlanVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == version, cancellationToken);
        if (source is null || !actor.Scope.Contains(source.OrgCode))
        {
            return StudioErrors.VersionNotFound;
        }

        var year = source.CoverageYear + (forNextYear ? 1 : 0);
        var draft = new PlanDraft(Guid.CreateVersion7(), source.OrgCode, year, (source.CoverageYear, source.Version));
        draft.Write(forNextYear ? NextYear.Of(source.Document) : source.Document, DraftStore.SignatureOf(actor), clock.GetUtcNow());
        var note = new AuditNote("draft.copied", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, draft.BaseYear, draft.BaseVersion });
        return await DraftStore.AddAsync(work, draft, () => audit.Note(work, actor, note), cancellationToken);
    }
}
