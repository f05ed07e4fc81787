using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Rosters.Reading;

/// <summary>Where the columns of a roster stand; departments name and order them as they like.</summary>
internal sealed class RosterHeader
{
    private static readonly Dictionary<RosterColumn, string[]> Names = new()
    {
        [RosterColumn.Name] = ["姓名", "人员姓名", "对象姓名", "name"],
        [RosterColumn.IdNumber] = ["身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号码", "证件号码", "证件号", "id_number", "idnumber"],
        [RosterColumn.BornOn] = ["出生日期", "出生年月日", "出生年月", "born_on", "birthdate"],
        [RosterColumn.Category] = ["类别", "资助类别", "身份类别", "人员类别", "对象类别", "资助对象类别", "困难类别", "人员属性", "category"],
        [RosterColumn.CertifiedOn] = ["认定日期", "认定时间", "纳入日期", "纳入时间", "certified_on"],
        [RosterColumn.CertifiedUntil] = ["有效期至", "截止日期", "到期日期", "有效期止", "certified_until"],
        [RosterColumn.Township] = ["乡镇", "镇街", "乡镇街道", "乡镇（街道）", "乡镇(街道)", "镇", "township"],
        [RosterColumn.Village] = ["村", "村居", "村（居）", "村(居)", "村社区", "村（社区）", "行政村", "village"],
    };

    private readonly Dictionary<RosterColumn, int> _places;

    private RosterHeader(Dictionary<RosterColumn, int> places) => _places = places;

    /// <summary>Departments put a title above the header: it is the first row that names a name.</summary>
    public static bool IsHeader(TableRow row) => row.Cells.Any(cell => Of(cell) == RosterColumn.Name);

    /// <param name="row">The row.</param>
    /// <param name="categoryNeeded">False where the sender has said of which one category everybody is.</param>
    public static Result<RosterHeader> Read(TableRow row, bool categoryNeeded)
    {
        var places = new Dictionary<RosterColumn, int>();
        for (var place = 0; place < row.Cells.Count; place++)
        {
            if (Of(row.Cells[place]) is { } column)
            {
                places.TryAdd(column, place);
            }
        }

        List<string> missing = [];
        if (!places.ContainsKey(RosterColumn.IdNumber) && !places.ContainsKey(RosterColumn.BornOn))
        {
            missing.Add(Names[RosterColumn.IdNumber][0]);
        }

        if (categoryNeeded && !places.ContainsKey(RosterColumn.Category))
        {
            missing.Add(Names[RosterColumn.Category][0]);
        }

        return missing.Count == 0 ? new RosterHeader(places) : RosterErrors.MissingColumns(string.Join('、', missing));
    }

    /// <summary>The cell's text without the spaces around it; nothing where the table has no such column.</summary>
    public string Cell(TableRow row, RosterColumn column) => _places.TryGetValue(column, out var place) ? row[place].Trim() : string.Empty;

    private static RosterColumn? Of(string cell)
    {
        var text = string.Concat(cell.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
        foreach (var (column, names) in Names)
        {
            if (names.Contains(text, StringComparer.Ordinal))
            {
                return column;
            }
        }

        return null;
    }
}

/// <summary>What a roster may say of a person.</summary>
internal enum RosterColumn
{
    Name,
    IdNumber,
    BornOn,
    Category,
    CertifiedOn,
    CertifiedUntil,
    Township,
    Village,
}
