using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Lays a declaration open: counts by unit and reason, and the people of a township or village.</summary>
public sealed class ReadZeroDeclaration(Database database) : IUseCase
{
    /// <summary>People who are shown at most; a township has fewer.</summary>
    public const int MaxRows = 5000;

    public static Grant Requires => Grant.ReadZeroDeclarations;

    /// <param name="declarationId">Which.</param>
    /// <param name="unit">A unit of it; null for as much of it as the reader's scope holds.</param>
    /// <param name="actor">The reader.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The declaration with the unit's figures, <see cref="ZeroErrors.NotFound"/> or <see cref="CampaignErrors.UnitNotFound"/>.</returns>
    public async Task<Result<ZeroDeclarationSheet>> ExecuteAsync(Guid declarationId, OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var row = await work.ZeroDeclarations.AsNoTracking().FirstOrDefaultAsync(declaration => declaration.Id == declarationId, cancellationToken);
        if (row is null)
        {
            return ZeroErrors.NotFound;
        }

        var whole = actor.Scope.Contains(row.OrgCode) ? row.OrgCode : actor.Scope.Unit;
        var shown = unit ?? whole;
        return whole.Contains(shown) && await BoardPlaces.FindAsync(work, actor, shown, cancellationToken) is { } places
            ? await SheetAsync(work, row, whole, places, actor, cancellationToken)
            : CampaignErrors.UnitNotFound;
    }

    private static async Task<Result<ZeroDeclarationSheet>> SheetAsync(
        UnitOfWork work, ZeroDeclaration row, OrgCode whole, BoardPlaces places, Actor actor, CancellationToken cancellationToken)
    {
        var shown = places.Unit.Code;
        var tally = await TallyAsync(work, row.Id, whole, cancellationToken);
        IReadOnlyDictionary<ZeroLineState, int> In(OrgCode unit) => tally.Where(line => unit.Contains(line.Village))
            .GroupBy(line => line.State).ToDictionary(group => group.Key, group => group.Sum(line => line.People));
        var owner = await work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefaultAsync(cancellationToken);
        var mayAct = actor.Has(Grant.DeclareZero) && actor.Scope.Contains(row.OrgCode);
        return new ZeroDeclarationSheet(
            ListZeroDeclarations.HeadOf(row, owner ?? row.OrgCode.Value, In(whole), actor),
            [.. places.Above.Append(places.Unit).Where(unit => whole.Contains(unit.Code)).Select(unit => new ZeroUnit(unit.Code, unit.Name, In(unit.Code)))],
            [.. places.Below.Select(unit => new ZeroUnit(unit.Code, unit.Name, In(unit.Code))).Where(unit => unit.Counts.Count > 0)],
            [.. tally.Where(line => line.Reason is not null && shown.Contains(line.Village)).GroupBy(line => (line.State, line.Reason))
                .Select(group => new ZeroReason(group.Key.State, group.Key.Reason!, group.Sum(line => line.People))).OrderBy(reason => reason.State).ThenByDescending(reason => reason.People)],
            shown.Level == OrgLevel.County ? [] : await PeopleAsync(work, row.Id, shown, cancellationToken),
            await SubsidyAsync(work, row.Id, shown, cancellationToken),
            work.Today,
            await JobAsync(work, row, cancellationToken),
            mayAct,
            row.ProposedBy == actor.UserId);
    }

    private static async Task<List<Tally>> TallyAsync(UnitOfWork work, Guid id, OrgCode whole, CancellationToken cancellationToken) =>
        await work.LinesIn(id, whole).GroupBy(line => new { line.OrgCode, line.State, line.Reason })
            .Select(group => new Tally(group.Key.OrgCode, group.Key.State, group.Key.Reason, group.Count())).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ZeroPersonView>> PeopleAsync(UnitOfWork work, Guid id, OrgCode shown, CancellationToken cancellationToken)
    {
        var lines = await work.LinesIn(id, shown).AsNoTracking().OrderBy(line => line.OrgCode).ThenBy(line => line.PersonId).Take(MaxRows).ToListAsync(cancellationToken);
        var villages = lines.Select(line => line.OrgCode.At(OrgLevel.Village)).Distinct().ToList();
        var names = await work.OrgUnits.AsNoTracking().Where(unit => villages.Contains(unit.OrgCode)).ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        return
        [
            .. lines.Select(line => new ZeroPersonView(
                line.PersonId, names.GetValueOrDefault(line.OrgCode.At(OrgLevel.Village), line.OrgCode.Value), line.Name, line.IdNumberMasked, line.Category, line.Funder,
                line.Tier, line.Standard, line.State, line.Reason, line.ContributionId)),
        ];
    }

    private static async Task<Money> SubsidyAsync(UnitOfWork work, Guid id, OrgCode shown, CancellationToken cancellationToken)
    {
        var standards = await work.LinesIn(id, shown).Where(line => line.State == ZeroLineState.Proposed || line.State == ZeroLineState.Enrolled)
            .GroupBy(line => line.Standard).Select(group => new { Standard = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return standards.Sum(row => row.Standard!.Value * row.Count);
    }

    private static async Task<ZeroJob?> JobAsync(UnitOfWork work, ZeroDeclaration row, CancellationToken cancellationToken) =>
        await work.Jobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == row.JobId, cancellationToken) is { } job
            ? new ZeroJob(job.Id, job.State, job.Done, job.Total, job.CancelRequested, job.Error)
            : null;

    private sealed record Tally(OrgCode Village, ZeroLineState State, Error? Reason, int People);
}
