using System.Security;
using System.Text;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>The parts of a workbook beside its sheets.</summary>
internal static class XlsxParts
{
    /// <summary>yyyy-mm-dd.</summary>
    public const string DayStyle = "1";

    /// <summary>Text, so that a number of eighteen digits stays one when somebody edits the cell.</summary>
    public const string TextStyle = "2";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int MaxNameLength = 28;

    public static string SheetPath(int number) => $"xl/worksheets/sheet{number}.xml";

    public static IEnumerable<(string Name, string Content)> Of(string sheetName, int sheets)
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        yield return ("[Content_Types].xml", $"""
            {Declaration}<Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/>{Join(numbers, number => $"""<Override PartName="/{SheetPath(number)}" ContentType="{Kind}.worksheet+xml"/>""")}</Types>
            """);
        yield return ("_rels/.rels", $"""
            {Declaration}<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        yield return ("xl/workbook.xml", $"""
            {Declaration}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{Join(numbers, number => $"""<sheet name="{NameOf(sheetName, number)}" sheetId="{number}" r:id="rId{number}"/>""")}</sheets></workbook>
            """);
        yield return ("xl/_rels/workbook.xml.rels", $"""
            {Declaration}<Relationships xmlns="{Package}">{Join(numbers, number => $"""<Relationship Id="rId{number}" Type="{Office}/worksheet" Target="worksheets/sheet{number}.xml"/>""")}<Relationship Id="rId{sheets + 1}" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        yield return ("xl/styles.xml", $"""
            {Declaration}<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
    }

    private static string Join(IEnumerable<int> numbers, Func<int, string> part) =>
        numbers.Aggregate(new StringBuilder(), (text, number) => text.Append(part(number))).ToString();

    // A sheet's name has at most 31 characters and none of []:*?/\.
    private static string NameOf(string name, int number)
    {
        var allowed = string.Concat(name.Where(letter => !"[]:*?/\\'".Contains(letter)).Take(MaxNameLength));
        return SecurityElement.Escape(number == 1 ? allowed : $"{allowed} {number}");
    }
}
