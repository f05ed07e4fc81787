using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>A draft as an official works on it.</summary>
/// <param name="Base">The document that it was copied from; null where it came as a file.</param>
/// <param name="Faults">What keeps it from being published.</param>
/// <param name="Changes">Who changed what, the newest first.</param>
public sealed record DraftReading(
    PlanDraft Draft, string UnitName, DateOnly Today, string? Base, IReadOnlyList<PlanFault> Faults, IReadOnlyList<PlanDraftChange> Changes)
{
    /// <summary>What could be read of the plan in spite of its faults, to say its rules in sentences; null where nothing could.</summary>
    public Plan? Sketch { get; init; }

    /// <summary>What came from an earlier year's document and must be looked at; none in a draft of the same year.</summary>
    public IReadOnlyList<NextYearCheck> FromLastYear => field ??= IsFromLastYear ? NextYearChecks.Of(Base!, Draft.Document) : [];

    /// <summary>Who looked at what of it, also at what is no longer there.</summary>
    public IReadOnlyList<PlanDraftAcknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>What of it nobody has looked at.</summary>
    public IReadOnlyList<NextYearCheck> OpenChecks => field ??= [.. FromLastYear.ExceptBy(Acknowledgements.Select(row => row.Key), check => check.Key)];

    /// <summary>Texts that name an earlier year, and that nobody has looked at; none in a draft of the same year.</summary>
    public IReadOnlyList<YearText> UnseenTexts => field ??= IsFromLastYear ? YearTexts.Of(Base!, Draft.Document, Draft.TextsLeft) : [];

    /// <summary>True for a draft that was copied from an earlier year's document.</summary>
    public bool IsFromLastYear => Base is not null && Draft.BaseYear < Draft.CoverageYear;

    /// <summary>What the draft would change, in the order of the document.</summary>
    public IReadOnlyList<PlanDifference> Differences => field ??= Base is { } published ? PlanDifferences.Between(published, Draft.Document) : [];

    public DraftHandle Handle => new(Draft.Id, Draft.RowVersion);

    public DraftDocument Document => new(Draft.OrgCode, Draft.CoverageYear, Draft.Document);
}

/// <summary>Reads a draft with its faults, under every township's document that lies over it.</summary>
public sealed class ReadDraft(Database database, PlanCache book) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The draft with its faults and changes, or <see cref="StudioErrors.DraftNotFound"/>.</returns>
    public async Task<Result<DraftReading>> ExecuteAsync(Guid draft, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.PlanDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == draft, cancellationToken) is not { } found)
        {
            return StudioErrors.DraftNotFound;
        }

        var changes = await work.PlanDraftChanges.AsNoTracking()
            .Where(change => change.DraftId == draft)
            .OrderByDescending(change => change.Number).ThenBy(change => change.Place)
            .ToListAsync(cancellationToken);
        var source = await DraftStore.BaseAsync(work, found, cancellationToken);
        var (faults, sketch) = await DraftFaults.ReadAsync(work, book, found, cancellationToken);
        var acknowledgements = await work.PlanDraftAcknowledgements.AsNoTracking()
            .Where(row => row.DraftId == draft)
            .OrderBy(row => row.AcknowledgedAt).ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
        return new DraftReading(found, await work.UnitNameAsync(found.OrgCode, cancellationToken), work.Today, source, faults, changes)
        {
            Sketch = sketch,
            Acknowledgements = acknowledgements,
        };
    }
}

/// <summary>What is wrong with a draft.</summary>
internal static class DraftFaults
{
    public static async Task<IReadOnlyList<PlanFault>> OfAsync(UnitOfWork work, PlanCache book, PlanDraft draft, CancellationToken cancellationToken) =>
        (await ReadAsync(work, book, draft, cancellationToken)).Faults;

    /// <summary>The faults under every document that lies over or under the draft, and what could be read all the same.</summary>
    public static async Task<(IReadOnlyList<PlanFault> Faults, Plan? Sketch)> ReadAsync(
        UnitOfWork work, PlanCache book, PlanDraft draft, CancellationToken cancellationToken)
    {
        var document = new DraftDocument(draft.OrgCode, draft.CoverageYear, draft.Document);
        var comparison = await DraftComparison.ReadAsync(work, book, document, cancellationToken);
        return comparison.CountyMissing
            ? ([new PlanFault(document.Text.Label, "$", "county-missing", "The county has published no document for the year.")], null)
            : (comparison.Faults, comparison.Pairs.FirstOrDefault(pair => pair.Unit == draft.OrgCode)?.Sketch);
    }
}
