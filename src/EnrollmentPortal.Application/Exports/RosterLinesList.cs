using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The lines of a roster with what was found; a department's own rosters, and all for the county.</summary>
internal sealed class RosterLinesList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.RosterLines];

    public IReadOnlyList<string> Columns { get; } =
        ["Line", "Name", "IdNumber", "BornOn", "Category", "CertifiedOn", "CertifiedUntil", "UnitCode", "Match", "ReasonGiven", "DecidedBy"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var (work, roster) = (reading.Work, reading.Request.Roster);
        if (!await work.RostersFor(reading.Actor).AnyAsync(row => row.Id == roster, cancellationToken))
        {
            return RosterErrors.NotFound;
        }

        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(
            work.RosterLines.AsNoTracking().Where(line => line.RosterId == roster).OrderBy(line => line.Number).AsAsyncEnumerable()
                .Select(line => (IReadOnlyList<TableCell>)
                [
                    line.Number, line.Name, line.IdNumberMasked, line.BornOn, line.Category, line.CertifiedOn, line.CertifiedUntil,
                    line.OrgCode.Value, reading.Words.Say("Match." + line.Match), line.Fault is { } fault ? reading.Words.Tell(fault) : null, line.DecidedByName,
                ]));
    }
}
