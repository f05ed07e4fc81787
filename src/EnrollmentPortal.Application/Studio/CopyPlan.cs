using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Studio;

/// <summary>复制为草案: a published version becomes the draft that officials work on.</summary>
public sealed class CopyPlan(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="version">The published version.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The draft's id, or a <see cref="StudioErrors"/>: a unit has one draft a year.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid version, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var source = await work.PlanVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == version, cancellationToken);
        if (source is null || !actor.Scope.Contains(source.OrgCode))
        {
            return StudioErrors.VersionNotFound;
        }

        var draft = new PlanDraft(Guid.CreateVersion7(), source.OrgCode, source.CoverageYear, (source.CoverageYear, source.Version));
        draft.Write(source.Document, DraftStore.SignatureOf(actor), clock.GetUtcNow());
        return await AddAsync(work, draft, actor, cancellationToken);
    }

    private async Task<Result<Guid>> AddAsync(UnitOfWork work, PlanDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var writer = await work.PlanDrafts.AsNoTracking()
            .Where(row => row.OrgCode == draft.OrgCode && row.CoverageYear == draft.CoverageYear)
            .Select(row => row.WrittenByName)
            .FirstOrDefaultAsync(cancellationToken);
        if (writer is not null)
        {
            return StudioErrors.Exists(writer);
        }

        work.PlanDrafts.Add(draft);
        audit.Note(work, actor, new AuditNote("draft.copied", "draft", draft.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, draft.BaseYear, draft.BaseVersion }));
        try
        {
            await work.CommitAsync(cancellationToken);
            return draft.Id;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return StudioErrors.Exists(string.Empty);
        }
    }
}
