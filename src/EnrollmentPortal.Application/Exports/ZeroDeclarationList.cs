using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The people of a zero declaration, those too who are left out, with the reason.</summary>
internal sealed class ZeroDeclarationList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.ZeroDeclaration];

    public IReadOnlyList<string> Columns { get; } = ["Village", "Name", "IdNumber", "Category", "Funder", "Tier", "SubsidyYuan", "DeclarationState", "ReasonGiven"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var (work, id, words) = (reading.Work, reading.Request.Declaration, reading.Words);
        if (id is not { } declaration || !await work.ZeroDeclarations.AnyAsync(row => row.Id == declaration, cancellationToken))
        {
            return ZeroErrors.NotFound;
        }

        var names = await work.OrgUnits.AsNoTracking().Where(unit => unit.Level == OrgLevel.Village).ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        var lines = work.LinesIn(declaration, reading.Request.Unit).AsNoTracking().OrderBy(line => line.OrgCode).ThenBy(line => line.PersonId).AsAsyncEnumerable();
        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(lines.Select(line => (IReadOnlyList<TableCell>)
        [
            names.GetValueOrDefault(line.OrgCode.At(OrgLevel.Village), line.OrgCode.Value), line.Name, line.IdNumberMasked, line.Category, line.Funder, line.Tier,
            line.Standard?.InYuan, words.Say("Line." + line.State), line.Reason is { } reason ? words.Tell(reason) : null,
        ]));
    }
}
