using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

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
