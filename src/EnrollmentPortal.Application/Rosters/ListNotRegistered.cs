using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Somebody on a department's list whom nobody has registered.</summary>
/// <param name="Unit">The place that the list names; the county where it names none that is known.</param>
public sealed record NotRegistered(string Name, string IdNumber, DateOnly? BornOn, string Category, string Department, DateOnly ListMonth, OrgCode Unit, string Place);

/// <summary>名册有、登记册没有的人员: the people whom a township must look for, from the lists that stand.</summary>
public sealed class ListNotRegistered(Database database) : IUseCase
{
    private const int Most = 1000;

    public static Grant Requires => Grant.ReadRegistry;

    public async Task<Result<IReadOnlyList<NotRegistered>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        // Who was registered since is found by the number, and needs no looking for.
        var rows = await (
                from line in work.RosterLines
                join roster in work.Rosters on line.RosterId equals roster.Id
                where line.Match == RosterMatch.Unknown && roster.State == RosterState.Applied
                    && !work.Rosters.Any(newer => newer.Department == roster.Department && newer.State == RosterState.Applied
                        && newer.ListMonth > roster.ListMonth && newer.Categories.Contains(line.Category))
                    && !work.People.Any(person => person.IdNumberHash == line.IdNumberHash)
                orderby line.OrgCode, line.Name
                select new { Line = line, roster.Department, roster.ListMonth, Place = work.OrgUnits.Where(unit => unit.OrgCode == line.OrgCode).Select(unit => unit.Name).FirstOrDefault() })
            .AsNoTracking().Take(Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<NotRegistered>>.From(
        [
            .. rows.Select(row => new NotRegistered(
                row.Line.Name, row.Line.IdNumberMasked ?? string.Empty, row.Line.BornOn, row.Line.Category, row.Department, row.ListMonth,
                row.Line.OrgCode, row.Place ?? row.Line.OrgCode.Value)),
        ]);
    }
}
