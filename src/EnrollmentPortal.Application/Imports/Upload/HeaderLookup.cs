using System.Text;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>The names under which offices keep their columns.</summary>
internal static class HeaderLookup
{
    private const int RowsLookedAt = 20;
    private const int MinRecognised = 2;

    private static readonly Dictionary<ImportField, string[]> Names = new()
    {
        [ImportField.IdNumber] = ["身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证", "证件号码", "证件号", "身份号码", "idnumber", "id"],
        [ImportField.Name] = ["姓名", "成员姓名", "参保人姓名", "人员姓名", "名字", "name"],
        [ImportField.Village] = ["村", "村居", "村社区", "村名", "村居委会", "村委会", "行政村", "村(社区)", "村(居)", "居住村", "社区", "所属村", "村编码", "村代码", "village"],
        [ImportField.Household] = ["户号", "户籍号", "户编号", "家庭编号", "户口簿号", "户口本号", "家庭户号", "户籍编号", "household"],
        [ImportField.Relation] = ["与户主关系", "与户主的关系", "户主关系", "关系", "家庭关系", "成员关系", "relation"],
        [ImportField.Township] = ["乡镇", "镇", "镇街", "乡镇街道", "乡镇(街道)", "镇(街道)", "街道", "所属乡镇", "所在乡镇", "乡镇名称", "township"],
        [ImportField.Sex] = ["性别", "sex"],
        [ImportField.BornOn] = ["出生日期", "出生年月日", "出生年月", "生日", "出生时间", "bornon", "birthdate"],
        [ImportField.EthnicGroup] = ["民族", "族别", "ethnicgroup"],
        [ImportField.Phone] = ["电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "phone"],
        [ImportField.Address] = ["住址", "地址", "家庭住址", "户籍地址", "家庭地址", "详细地址", "居住地址", "户籍住址", "address"],
        [ImportField.Tier] = ["档次", "参保档次", "缴费档次", "参保档", "档", "上年档次", "tier"],
        [ImportField.Group] = ["组", "村民小组", "小组", "组别", "社", "村组", "group"],
    };

    private static readonly Dictionary<string, ImportField> ByName =
        Names.SelectMany(pair => pair.Value.Select(name => (Name: Key(name), Field: pair.Key))).ToDictionary(pair => pair.Name, pair => pair.Field);

    /// <summary>The row with the names, and what its columns hold; titles above it are passed over, and a header of two lines with merged cells is read as one.</summary>
    /// <returns>The first row of the file where nothing is recognised; null for a file without rows.</returns>
    public static (TableRow Row, ImportMapping Mapping)? Find(IEnumerable<TableRow> rows)
    {
        (TableRow Row, ImportMapping Mapping)? best = null;
        TableRow? above = null;
        foreach (var row in rows.Take(RowsLookedAt))
        {
            foreach (var candidate in above is null ? [row] : new[] { row, Joined(above, row) })
            {
                var mapping = Recognise(candidate.Cells);
                if (best is null || mapping.Columns.Count > Math.Max(best.Value.Mapping.Columns.Count, MinRecognised - 1))
                {
                    best = (candidate, mapping);
                }
            }

            above = row;
        }

        return best;
    }

    // Cells that are merged downwards stand in the upper line; those that are merged sideways have the names of their columns below.
    private static TableRow Joined(TableRow upper, TableRow lower) => new(
        lower.Number,
        [.. Enumerable.Range(0, Math.Max(upper.Cells.Count, lower.Cells.Count)).Select(place => string.IsNullOrWhiteSpace(lower[place]) ? upper[place] : lower[place])]);

    /// <summary>What the columns hold, as far as their names tell; of two columns of one kind the first.</summary>
    public static ImportMapping Recognise(IReadOnlyList<string> header)
    {
        var columns = new Dictionary<ImportField, int>();
        foreach (var (place, name) in header.Index())
        {
            if (ByName.TryGetValue(Key(name), out var field))
            {
                columns.TryAdd(field, place);
            }
        }

        return new ImportMapping(columns);
    }

    // Stars mark columns that must be filled in; line breaks and spaces are there for the looks.
    private static string Key(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('*' or '_' or ':' or '-'))).ToLowerInvariant();
}
