using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Missing;

/// <summary>A person on a department's list that nobody has registered.</summary>
/// <param name="Number">The line in the list.</param>
/// <param name="Unit">The place that the list names; the county where it names none that is known.</param>
public sealed record NotRegistered(
    Guid RosterId, int Number, string Name, string IdNumber, DateOnly? BornOn, string Category, string Department, DateOnly ListMonth, OrgCode Unit, string Place)
{
    /// <summary>The sex that the number states: its last digit but one is shown.</summary>
    public Sex? Sex => IdNumber is [.., var digit, _] && char.IsAsciiDigit(digit) ? (digit - '0') % 2 == 1 ? Domain.Households.Sex.Male : Domain.Households.Sex.Female : null;
}

/// <summary>The people who wait, and the townships to which a line that names none may be given.</summary>
/// <param name="Townships">Empty for a reader who gives none.</param>
/// <param name="HasMore">Not everybody is shown.</param>
public sealed record NotRegisteredList(IReadOnlyList<NotRegistered> People, IReadOnlyList<NamedUnit> Townships, bool HasMore);

/// <summary>名册有、登记册没有的人员: the people that a township must look for, from the lists that stand.</summary>
public sealed class ListNotRegistered(Database database) : IUseCase
{
    private const int MaxRows = 1000;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The first lines, and whether there are more; no refusal.</returns>
    public async Task<Result<NotRegisteredList>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var rows = await Waiting(work).OrderBy(row => row.Line.OrgCode).ThenBy(row => row.Line.Name).Take(MaxRows + 1).ToListAsync(cancellationToken);
        var townships = actor.Has(Grant.SettleRosters)
            ? await work.OrgUnits.Where(unit => unit.Level == OrgLevel.Township).OrderBy(unit => unit.OrgCode).Select(unit => new NamedUnit(unit.OrgCode, unit.Name)).ToListAsync(cancellationToken)
            : [];
        return new NotRegisteredList([.. rows.Take(MaxRows).Select(View)], townships, rows.Count > MaxRows);
    }

    /// <summary>The lines of the lists that stand, of people that nobody has registered.</summary>
    internal static IQueryable<WaitingLine> Waiting(UnitOfWork work) =>
        from line in work.RosterLines.AsNoTracking()
        join roster in work.Rosters on line.RosterId equals roster.Id
        // A person who was registered a moment ago is found by the number, and needs no search.
        where line.Match == RosterMatch.Unknown && roster.State == RosterState.Applied
            && !work.Rosters.Any(newer => newer.Department == roster.Department && newer.State == RosterState.Applied
                && newer.ListMonth > roster.ListMonth && newer.Categories.Contains(line.Category))
            && !work.People.Any(person => person.IdNumberHash == line.IdNumberHash)
        select new WaitingLine
        {
            Line = line,
            Department = roster.Department,
            ListMonth = roster.ListMonth,
            Place = work.OrgUnits.Where(unit => unit.OrgCode == line.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
        };

    internal static NotRegistered View(WaitingLine row) => new(
        row.Line.RosterId, row.Line.Number, row.Line.Name, row.Line.IdNumberMasked ?? string.Empty, row.Line.BornOn, row.Line.Category, row.Department, row.ListMonth,
        row.Line.OrgCode, row.Place ?? row.Line.OrgCode.Value);

    internal sealed class WaitingLine
    {
        public RosterLine Line { get; init; } = default!;

        public string Department { get; init; } = string.Empty;

        public DateOnly ListMonth { get; init; }

        public string? Place { get; init; }
    }
}
