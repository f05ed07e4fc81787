using System.Globalization;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Rosters.Matching;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Rosters;

namespace EnrollmentPortal.Application.Rosters.Reading;

/// <summary>Reads a department's table line by line; every line becomes an entry, also one that cannot be used.</summary>
/// <param name="plan">Knows the categories and who certifies them.</param>
/// <param name="department">The sender.</param>
/// <param name="numbers">Reads ID numbers by the tenant's rules.</param>
internal sealed class RosterReader(Plan plan, string department, IdNumberReader numbers)
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss"];

    private const int MaxCategoryLength = 100;

    private readonly HashSet<(string, string)> _seen = [];

    /// <param name="rows">The sheet, title and header among them.</param>
    /// <param name="only">The category of everybody whose line names none; null where lines must name one.</param>
    public Result<List<RosterEntry>> Read(IEnumerable<TableRow> rows, string? only)
    {
        RosterHeader? header = null;
        var entries = new List<RosterEntry>();
        foreach (var row in rows)
        {
            if (header is not null)
            {
                entries.Add(Read(row, header, only));
            }
            else if (RosterHeader.IsHeader(row))
            {
                var read = RosterHeader.Read(row, categoryNeeded: only is null);
                if (read.IsError)
                {
                    return read.Error;
                }

                header = read.Value;
            }
        }

        return header is null ? RosterErrors.MissingColumns("姓名") : entries;
    }

    private RosterEntry Read(TableRow row, RosterHeader header, string? only)
    {
        // A mark that nobody closed puts the rest of the file into one cell; what is kept of it is enough to find the line again.
        var name = RosterNames.Tidy(header.Cell(row, RosterColumn.Name));
        var isTooLong = name.Length > NewMemberValidator.MaxNameLength;
        var written = header.Cell(row, RosterColumn.IdNumber);
        var number = written.Length == 0 ? null : numbers.Read(written);
        var born = Day(header.Cell(row, RosterColumn.BornOn));
        var (from, until) = (Day(header.Cell(row, RosterColumn.CertifiedOn)), Day(header.Cell(row, RosterColumn.CertifiedUntil)));
        var category = header.Cell(row, RosterColumn.Category) is { Length: > 0 } named ? named : only ?? string.Empty;
        var entry = new RosterEntry(
            row.Number,
            isTooLong ? name[..NewMemberValidator.MaxNameLength] : name,
            number is { IsError: false } ? number.Value : null,
            born.Day ?? (number is { IsError: false } ? number.Value.BirthDate : null),
            category.Length > MaxCategoryLength ? category[..MaxCategoryLength] : category,
            from.Day,
            until.Day,
            header.Cell(row, RosterColumn.Township),
            header.Cell(row, RosterColumn.Village),
            row.Defect ?? (isTooLong ? RosterErrors.NameTooLong : null) ?? number?.Error ?? (born.IsBad || from.IsBad || until.IsBad ? RosterErrors.BadDay : null));
        return entry with { Fault = entry.Fault ?? FaultOf(entry) };
    }

    private Error? FaultOf(RosterEntry entry)
    {
        if (entry.Name.Length == 0)
        {
            return RosterErrors.NameMissing;
        }

        if (entry is { IdNumber: null, BornOn: null })
        {
            return RosterErrors.NobodyNamed;
        }

        if (plan.FindCategory(entry.Category) is not { } category)
        {
            return RosterErrors.CategoryUnknown;
        }

        if (!category.Certifiers.Contains(department))
        {
            return RosterErrors.CategoryNotOwned;
        }

        if (entry.CertifiedUntil < entry.CertifiedOn)
        {
            return RosterErrors.EndsBefore;
        }

        // Without a number two lines of one name and day may be two people.
        return entry.IdNumber is not { } number || _seen.Add((number.Reveal(), entry.Category)) ? null : RosterErrors.LineTwice;
    }

    private static (DateOnly? Day, bool IsBad) Day(string text)
    {
        if (text.Length == 0)
        {
            return (null, false);
        }

        return DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100
            ? (day, false)
            : (null, true);
    }
}
