using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Studio;

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
public sealed class CheckPlanFile(Database database, PlanBook book) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    public async Task<Result<PlanFileReading>> ExecuteAsync(string text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
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

/// <summary>What a file is of.</summary>
internal sealed record KnownFile(OrgCode Unit, int CoverageYear, string UnitName, string Document);

/// <summary>Reads the head of a plan's file.</summary>
internal static class PlanFiles
{
    public static async Task<Result<KnownFile>> ReadAsync(UnitOfWork work, string text, Actor actor, CancellationToken cancellationToken)
    {
        var read = PlanFile.Read(text);
        if (read.IsError)
        {
            return read.Error;
        }

        var document = read.Value;
        if (!OrgCode.TryParse(document["unit"]?.ToString(), out var unit)
            || !int.TryParse(document["year"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            return StudioErrors.FileWithoutUnit;
        }

        var name = actor.Scope.Contains(unit)
            ? await work.OrgUnits.Where(row => row.OrgCode == unit).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        return name is null ? StudioErrors.FileOfOtherUnit(unit.Value) : new KnownFile(unit, year, name, PlanJson.Write(document));
    }

    /// <summary>Year and number of the version that a new draft of the unit comes after, with its document; the draft's own year and 0 where there is none.</summary>
    public static async Task<((int Year, int Version) Source, string? Document)> BaseAsync(UnitOfWork work, OrgCode unit, int coverageYear, CancellationToken cancellationToken)
    {
        var newest = await work.PlanVersions.AsNoTracking()
            .Where(version => version.OrgCode == unit && version.CoverageYear <= coverageYear)
            .OrderByDescending(version => version.CoverageYear).ThenByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return newest is null ? ((coverageYear, 0), null) : ((newest.CoverageYear, newest.Version), newest.Document);
    }
}
