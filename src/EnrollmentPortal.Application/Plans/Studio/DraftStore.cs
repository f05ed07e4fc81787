using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Which draft, and how the editor saw it.</summary>
/// <param name="RowVersion">Of the draft when it was read: a newer one refuses whatever is asked.</param>
public sealed record DraftHandle(Guid Id, int RowVersion);

/// <summary>Opens a draft for a change.</summary>
internal static class DraftStore
{
    // A whole file may differ everywhere; the draft's history keeps the rest.
    private const int MaxTold = 20;

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

    /// <summary>Keeps a document with what differs in it, in the draft's own history and in the audit trail.</summary>
    /// <returns>The draft's row version: the old one where nothing differs.</returns>
    public static int Write(UnitOfWork work, PlanDraft draft, string document, Actor actor, (AuditTrail Audit, TimeProvider Clock) tools)
    {
        var differences = PlanDifferences.Between(draft.Document, document);
        if (differences.Count == 0)
        {
            return draft.RowVersion;
        }

        draft.Write(document, SignatureOf(actor), tools.Clock.GetUtcNow());
        work.PlanDraftChanges.AddRange(differences.Select((difference, index) => new PlanDraftChange(draft, index + 1, difference)));
        tools.Audit.Note(work, actor, new AuditNote(
            "draft.changed", "draft", draft.Id.ToString(), draft.OrgCode,
            Old: new { values = differences.Take(MaxTold).Select(difference => new { difference.Path, value = difference.Old }) },
            New: new { values = differences.Take(MaxTold).Select(difference => new { difference.Path, difference.Kind, value = difference.New }), differences.Count }));
        return draft.RowVersion;
    }

    /// <summary>Keeps a new draft.</summary>
    /// <param name="note">Writes the audit line.</param>
    /// <returns>Its id, or whose draft there is: a unit has one a year.</returns>
    public static async Task<Result<Guid>> AddAsync(UnitOfWork work, PlanDraft draft, Action note, CancellationToken cancellationToken)
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
        note();
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

    /// <summary>The document of the version that the draft was copied from; null where it came as a file.</summary>
    public static Task<string?> BaseAsync(UnitOfWork work, PlanDraft draft, CancellationToken cancellationToken) =>
        work.PlanVersions.AsNoTracking()
            .Where(version => version.OrgCode == draft.OrgCode && version.CoverageYear == draft.BaseYear && version.Version == draft.BaseVersion)
            .Select(version => version.Document)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The texts of a copied draft that nobody has looked at for the new year; none in a draft of the same year.</summary>
    public static async Task<IReadOnlyList<YearText>> UnseenTextsAsync(UnitOfWork work, PlanDraft draft, CancellationToken cancellationToken) =>
        draft.BaseYear < draft.CoverageYear && await BaseAsync(work, draft, cancellationToken) is { } earlier ? YearTexts.Of(earlier, draft.Document, draft.TextsLeft) : [];

    /// <summary>What a copied draft still has from last year's document; nothing in a draft of the same year.</summary>
    public static async Task<IReadOnlyList<NextYearCheck>> ChecksAsync(UnitOfWork work, PlanDraft draft, CancellationToken cancellationToken) =>
        draft.BaseYear < draft.CoverageYear && await BaseAsync(work, draft, cancellationToken) is { } earlier ? NextYearChecks.Of(earlier, draft.Document) : [];

    /// <summary>Why a copied draft is not next year's yet; null when everything from last year was looked at.</summary>
    public static async Task<Error?> RefuseUnseenAsync(UnitOfWork work, PlanDraft draft, CancellationToken cancellationToken)
    {
        var seen = await work.PlanDraftAcknowledgements.Where(row => row.DraftId == draft.Id).Select(row => row.Key).ToListAsync(cancellationToken);
        var open = (await ChecksAsync(work, draft, cancellationToken)).Count(check => !seen.Contains(check.Key));
        var texts = await UnseenTextsAsync(work, draft, cancellationToken);
        return open > 0 ? StudioErrors.ChecksOpen(open) : texts.Count > 0 ? StudioErrors.TextsUnseen(texts.Count) : null;
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
