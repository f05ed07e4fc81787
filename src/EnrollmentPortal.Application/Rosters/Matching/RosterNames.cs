namespace EnrollmentPortal.Application.Rosters.Matching;

/// <summary>Names as spreadsheets hold them: 张 三 and 张三 are one, and so are the points in the names of minorities.</summary>
internal static class RosterNames
{
    private const char Point = '·';

    public static string Tidy(string name) =>
        string.Concat(name.Where(letter => !char.IsWhiteSpace(letter)).Select(letter => letter is '•' or '・' or '．' or '∙' ? Point : letter));

    public static bool AreSame(string one, string other) => string.Equals(Tidy(one), Tidy(other), StringComparison.Ordinal);
}
