using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Missing;

/// <summary>Gives a township a person to look for that nobody has registered.</summary>
public sealed record RosterLinePlace(Guid RosterId, int Number, OrgCode Unit);

/// <summary>Gives a line that names no known place to a township, which then sees it on its own list.</summary>
public sealed class PlaceRosterLine(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.SettleRosters;

    /// <returns>The unit's name.</returns>
    public async Task<Result<string>> ExecuteAsync(RosterLinePlace place, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var line = await work.RosterLines.FirstOrDefaultAsync(row => row.RosterId == place.RosterId && row.Number == place.Number, cancellationToken);
        var unit = await work.OrgUnits.AsNoTracking().FirstOrDefaultAsync(row => row.OrgCode == place.Unit, cancellationToken);
        if (line is not { Match: RosterMatch.Unknown } || unit is null || !actor.Scope.Contains(place.Unit))
        {
            return RosterErrors.LineGone;
        }

        var before = line.OrgCode;
        line.PlaceIn(place.Unit);
        audit.Note(work, actor, new AuditNote(
            "roster.line-placed", "roster", line.RosterId.ToString(), place.Unit, Old: new { Unit = before }, New: new { line.Number, line.Name, Unit = unit.Name }));
        await work.CommitAsync(cancellationToken);
        return unit.Name;
    }
}
