using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>What to show of a roster.</summary>
/// <param name="Match">The kind of lines; null for the first kind that asks for attention.</param>
/// <param name="Page">The page of those lines, from 1.</param>
/// <param name="Effect">The differences with this effect alone; null for all.</param>
public sealed record RosterView(RosterMatch? Match = null, int Page = 1, RosterEffect? Effect = null);

/// <summary>Lays a roster open: the preview before it is applied, and the record afterwards.</summary>
public sealed class ReadRoster(Database database, PlanCache plans, RosterLimits limits) : IUseCase
{
    /// <summary>Lines of a page, and differences of a kind that are shown at most; the counts tell how many there are.</summary>
    public const int MaxRows = 200;

    public static Grant Requires => Grant.ReadRosters;

    /// <param name="rosterId">The roster.</param>
    /// <param name="view">What to show of it.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The roster, or <see cref="RosterErrors.NotFound"/>.</returns>
    public async Task<Result<RosterSheet>> ExecuteAsync(Guid rosterId, RosterView view, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var roster = await work.RostersFor(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Id == rosterId, cancellationToken);
        return roster is null ? RosterErrors.NotFound : await SheetAsync(work, actor, roster, view, cancellationToken);
    }

    private async Task<RosterSheet> SheetAsync(UnitOfWork work, Actor actor, Roster roster, RosterView view, CancellationToken cancellationToken)
    {
        var counts = await work.RosterLines.Where(line => line.RosterId == roster.Id)
            .GroupBy(line => new { line.Match, Open = line.Decision == null })
            .Select(group => new { group.Key.Match, group.Key.Open, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var open = counts.Where(row => row.Open && row.Match.NeedsReview()).Sum(row => row.Count);
        var byMatch = counts.GroupBy(row => row.Match).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
        var comparison = await work.CompareAsync(roster, cancellationToken);
        var differences = await new RosterPrices(work, plans).PriceAsync(roster, comparison.Differences, cancellationToken);
        var chosen = view.Effect is { } effect ? differences.Where(row => row.Has(effect)) : differences;
        var kind = view.Match ?? FirstOf(byMatch);
        return new RosterSheet(
            new RosterHead(
                roster.Id, roster.Department, roster.Categories, roster.ListMonth, roster.EffectiveOn, roster.IsLate, roster.FileName, roster.Lines, open,
                roster.State, roster.SentOn, roster.SentByName),
            actor.Has(Grant.SendRosters) && (roster.IsPending || roster.State == RosterState.Applied),
            Agreement(roster, comparison.LossOf(differences), actor),
            byMatch,
            [.. chosen.GroupBy(row => row.Kind).OrderBy(group => group.Key).SelectMany(group => group.Take(MaxRows))],
            differences.CountBy(row => row.Kind).ToDictionary(),
            differences.CountEffects(),
            view.Effect,
            kind,
            await LinesAsync(work, roster.Id, kind, view.Page, cancellationToken));
    }

    private RosterAgreement Agreement(Roster roster, RosterLoss loss, Actor actor) => new(
        loss,
        limits.SecondPersonPercent,
        loss.IsAbove(limits),
        roster.ProposedByName,
        actor.Has(Grant.ConfirmRosters) && roster.State == RosterState.Proposed && roster.ProposedBy != actor.UserId);

    private static RosterMatch FirstOf(Dictionary<RosterMatch, int> counts)
    {
        RosterMatch[] urgent = [RosterMatch.OtherName, RosterMatch.NameAndBirth, RosterMatch.Exempt, RosterMatch.Refused, RosterMatch.Unknown, RosterMatch.Deceased];
        return urgent.Where(counts.ContainsKey).Append(RosterMatch.Matched).First();
    }

    private static async Task<IReadOnlyList<RosterLineView>> LinesAsync(UnitOfWork work, Guid roster, RosterMatch kind, int page, CancellationToken cancellationToken)
    {
        var lines = await work.RosterLines.AsNoTracking().Where(line => line.RosterId == roster && line.Match == kind)
            .OrderBy(line => line.Decision != null).ThenBy(line => line.Number).Skip(PageOffset.Of(page, MaxRows)).Take(MaxRows).ToListAsync(cancellationToken);
        var names = lines.Where(line => line.PersonId is null && kind == RosterMatch.NameAndBirth).Select(line => line.Name).Distinct().ToList();
        var people = lines.Select(line => line.PersonId).OfType<Guid>().ToList();
        var known = await work.People.AsNoTracking().Where(person => people.Contains(person.Id) || names.Contains(person.Name)).ToListAsync(cancellationToken);
        var units = await UnitNamesAsync(work, [.. lines.Select(line => line.OrgCode), .. known.Select(person => person.OrgCode.At(OrgLevel.Village))], cancellationToken);
        return [.. lines.Select(line => View(line, known.Where(person => Means(line, person)), units))];
    }

    private static bool Means(RosterLine line, Person person) =>
        line.PersonId is { } meant ? person.Id == meant : person.Name == line.Name && person.BornOn == line.BornOn;

    private static Task<Dictionary<OrgCode, string>> UnitNamesAsync(UnitOfWork work, List<OrgCode> units, CancellationToken cancellationToken) =>
        work.OrgUnits.AsNoTracking().Where(unit => units.Contains(unit.OrgCode)).ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);

    private static RosterLineView View(RosterLine line, IEnumerable<Person> people, Dictionary<OrgCode, string> units) => new(
        line.Number,
        line.Name,
        line.IdNumberMasked ?? string.Empty,
        line.BornOn,
        line.Category,
        line.CertifiedOn,
        line.CertifiedUntil,
        units.GetValueOrDefault(line.OrgCode, line.OrgCode.Value),
        line.Fault,
        line.Decision,
        line.DecidedByName,
        [.. people.Select(person => new RosterCandidate(
            person.Id, person.Name, person.IdNumberMasked, person.BornOn, units.GetValueOrDefault(person.OrgCode.At(OrgLevel.Village), person.OrgCode.Value)))]);
}
