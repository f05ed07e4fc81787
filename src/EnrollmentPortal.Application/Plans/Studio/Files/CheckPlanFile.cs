using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

/// <summary>What a file would make.</summary>
/// <param name="Document">As JSON.</param>
/// <param name="Existing">The draft that it would replace; null where it makes a new one.</param>
/// <param name="Base">What it is compared with: that draft, or the published version; null where there is neither.</param>
/// <param name="Faults">What keeps it from being published; each with its path.</param>
public sealed record PlanFileReading(
    OrgCode Unit, string UnitName, int CoverageYear, string Document, PlanDraft? Existing, string? Base, IReadOnlyList<PlanFault> Faults)
{
    /// <summary>What it says otherwise, in the order of the document.</summary>
    public IReadOnlyList<PlanDifference> Differences => field ??= Base is { } known ? PlanDifferences.Between(known, Document) : [];
}

/// <summary>Reads a plan's document from a file and says what is wrong with it, before anything is kept.</summary>
public sealed class CheckPlanFile(Database database, PlanCache book) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>What the file holds and its faults, or a <see cref="StudioErrors"/> where it is no plan of the actor's units.</returns>
    public async Task<Result<PlanFileReading>> ExecuteAsync(string text, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var known = await PlanFiles.ReadAsync(work, text, actor, cancellationToken);
        if (known.IsError)
        {
            return known.Error;
        }

        var (unit, year, name, document) = known.Value;
        var existing = await work.PlanDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.OrgCode == unit && row.CoverageYear == year, cancellationToken);
        var (_, published) = await PlanFiles.BaseAsync(work, unit, year, cancellationToken);
        var draft = new PlanDraft(Guid.Empty, unit, year, (year, 0));
        draft.Write(document, DraftStore.SignatureOf(actor), default);
        return new PlanFileReading(unit, name, year, document, existing, existing?.Document ?? published, await DraftFaults.OfAsync(work, book, draft, cancellationToken));
    }
}
