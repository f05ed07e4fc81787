using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>A draft without its document.</summary>
public sealed record StudioDraft(
    Guid Id, OrgCode Unit, int CoverageYear, int BaseYear, int BaseVersion, PlanDraftState State, string WrittenByName, DateTimeOffset WrittenAt, string? CheckedByName);

/// <summary>Drafts and versions of an official's units.</summary>
/// <param name="Names">Of the units.</param>
public sealed record StudioReading(
    IReadOnlyList<StudioDraft> Drafts, IReadOnlyList<StudioVersion> Versions, IReadOnlyDictionary<OrgCode, string> Names, DateOnly Today);

/// <summary>方案管理: the drafts that are worked on, and every published version with where it stands.</summary>
public sealed class ReadStudio(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>Drafts and versions of the actor's units; no refusal.</returns>
    public async Task<Result<StudioReading>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var drafts = await work.PlanDrafts.AsNoTracking()
            .OrderBy(draft => draft.OrgCode).ThenByDescending(draft => draft.CoverageYear)
            .Select(draft => new StudioDraft(
                draft.Id, draft.OrgCode, draft.CoverageYear, draft.BaseYear, draft.BaseVersion, draft.State, draft.WrittenByName, draft.WrittenAt, draft.CheckedByName))
            .ToListAsync(cancellationToken);
        var versions = await StudioVersions.ReadAsync(work, cancellationToken);
        var units = drafts.Select(draft => draft.Unit).Concat(versions.Select(version => version.Unit)).Distinct().ToList();
        var names = await work.OrgUnits.AsNoTracking()
            .Where(row => units.Contains(row.OrgCode))
            .ToDictionaryAsync(row => row.OrgCode, row => row.Name, cancellationToken);
        return new StudioReading(drafts, versions, names, work.Today);
    }
}
