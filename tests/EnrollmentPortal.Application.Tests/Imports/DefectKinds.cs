using EnrollmentPortal.Domain.Imports;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>What is expected of a row.</summary>
/// <param name="Reasons">Codes of what is wrong or unclear, without what they name.</param>
internal sealed record Verdict(ImportOutcome Outcome, params string[] Reasons)
{
    public static Verdict New { get; } = new(ImportOutcome.New);

    public static Verdict Faulty(params string[] reasons) => new(ImportOutcome.Faulty, reasons);

    public static Verdict Ambiguous(string reason) => new(ImportOutcome.Ambiguous, reason);

    public override string ToString() => $"{Outcome} {string.Join('+', Reasons)}".Trim();
}

/// <summary>A way in which lists are wrong: the rows that have it, each with what is expected of it.</summary>
internal sealed record DefectKind(string Name, Func<IEnumerable<(string Line, Verdict Expected)>> Make);

/// <summary>Everything that offices get wrong in a row, in a household, and against the registry.</summary>
internal static class DefectKinds
{
    /// <summary>Defects that one row has by itself.</summary>
    public static IReadOnlyList<DefectKind> OfRows { get; } =
    [
        One("name missing", row => row with { Name = string.Empty }, "registry.name-missing"),
        One("name too long", row => row with { Name = new string('长', 51) }, "registry.name-too-long"),
        One("figure in the name", row => row with { Name = "王5" }, "import.name-characters"),
        One("number missing", row => row with { Number = string.Empty }, "registry.id-number-missing"),
        One("digit lost", row => row with { Number = row.Number[..17] }, "id-number.length"),
        One("number of fifteen digits", row => row with { Number = row.Number[..6] + row.Number[8..17] }, "id-number.length"),
        One("letter in the number", row => row with { Number = "99O" + row.Number[3..] }, "id-number.digits"),
        One("no such province", row => row with { Number = "10" + row.Number[2..] }, "id-number.province"),
        One("no such day in the number", row => row with { Number = row.Number[..10] + "0230" + row.Number[14..] }, "id-number.birth-date"),
        One("mistyped digit", row => row with { Number = row.Number[..17] + (row.Number[17] == '1' ? '2' : '1') }, "id-number.check-digit"),
        One("number as a figure", row => row with { Number = "9.90000198005E+17" }, "import.number-rounded"),
        One("number rounded", row => row with { Number = row.Number[..14] + "1000" is var rounded && HasCheckDigit(rounded) ? row.Number[..14] + "2000" : rounded }, "import.number-rounded"),
        One("born tomorrow", _ => DefectiveRow.Of(AList.Number(2024)) with { Born = "2024-05-01" }, "registry.born-in-future"),
        One("sex unreadable", row => row with { Sex = "未知" }, "import.sex-unreadable"),
        One("another sex", row => row with { Sex = "女" }, "id-number.sex-differs"),
        One("birth date unreadable", row => row with { Born = "八〇年五月" }, "import.birth-date-unreadable"),
        One("another birth date", row => row with { Born = "1981-05-01" }, "id-number.birth-date-differs"),
        One("no such ethnic group", row => row with { EthnicGroup = "山地族" }, "import.ethnic-group-unknown"),
        One("relation missing", row => row with { Relation = string.Empty }, "registry.relation-missing"),
        One("relation unreadable", row => row with { Relation = "邻居" }, "import.relation-unreadable"),
        One("village missing", row => row with { Village = string.Empty }, "import.village-missing"),
        One("no such village", row => row with { Village = "无此村" }, "import.village-unknown"),
        One("two villages of the name", row => row with { Village = "同名村" }, "import.village-ambiguous"),
        One("village of a neighbour", row => row with { Village = "500240109001" }, "import.village-outside"),
        One("household missing", row => row with { Household = string.Empty }, "import.household-missing"),
        One("household number too long", row => row with { Household = new string('9', 31) }, "import.household-too-long"),
        One("address too long", row => row with { Address = new string('路', 101) }, "import.text-too-long"),
        One("group too long", row => row with { Group = new string('组', 31) }, "import.text-too-long"),
        One("no telephone number", row => row with { Phone = "无电话" }, "registry.phone"),
        One("stray quotation mark", row => row with { Name = "王\"五" }, "table.quotes"),
        One("two defects at once", row => row with { Name = string.Empty, Phone = "无" }, "registry.name-missing", "registry.phone"),
    ];

    /// <summary>Defects between the rows of a file.</summary>
    public static IReadOnlyList<DefectKind> OfFiles { get; } =
    [
        new("the same row again", () => DefectiveRow.Good() is var row ? [(Line(row), Verdict.New), (Line(row), Verdict.Faulty("import.repeated"))] : []),
        new("two people of one number", () => DefectiveRow.Good() is var row
            ? Both(row, DefectiveRow.Of(row.Number) with { Name = "他人" }, "import.contradicts") : []),
        new("nobody heads the household", () => [(Line(DefectiveRow.Good() with { Relation = "子" }), Verdict.Faulty("import.no-head"))]),
        new("two heads", () => DefectiveRow.Good() is var row ? Both(row, DefectiveRow.Good() with { Household = row.Household }, "import.two-heads") : []),
        new("household in two villages", () => DefectiveRow.Good() is var row
            ? Both(row, DefectiveRow.Good() with { Household = row.Household, Relation = "子", Village = "单位002" }, "import.two-villages") : []),
    ];

    /// <summary>What is put right and taken.</summary>
    public static IReadOnlyList<DefectKind> Repaired { get; } =
    [
        One("full-width digits", row => row with { Number = string.Concat(row.Number.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit + 0xFEE0) : digit)) }),
        One("spaces everywhere", row => row with { Name = " 新　生 ", Number = row.Number.Insert(6, " "), Village = "单位 001" }),
        One("apostrophe before the number", row => row with { Number = "'" + row.Number }),
        One("day in characters", row => row with { Born = "1980年5月1日" }),
    ];

    // Without reasons the row is taken.
    private static DefectKind One(string name, Func<DefectiveRow, DefectiveRow> change, params string[] reasons) =>
        new(name, () => [(Line(change(DefectiveRow.Good())), reasons.Length == 0 ? Verdict.New : Verdict.Faulty(reasons))]);

    private static IEnumerable<(string Line, Verdict Expected)> Both(DefectiveRow first, DefectiveRow second, string reason) =>
        [(Line(first), Verdict.Faulty(reason)), (Line(second), Verdict.Faulty(reason))];

    private static string Line(DefectiveRow row) => row.ToString();

    private static bool HasCheckDigit(string number) => !Domain.Households.IdNumbers.IdNumber.Parse(number, allowReserved: true).IsError;
}
