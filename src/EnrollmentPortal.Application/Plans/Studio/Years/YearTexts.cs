using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>A text that came from last year's document as it was, and names a year.</summary>
/// <param name="Path">As the loader's faults name it.</param>
/// <param name="Key">The same place by the items' keys: it is found again when the list has changed.</param>
/// <param name="Proposed">With every year a year later; the text itself where it names years in document numbers alone.</param>
public sealed record YearText(string Path, string Key, string Text, string Proposed)
{
    public bool HasProposal => Proposed != Text;
}

/// <summary>Finds the texts of a copied draft that nobody has looked at for the new year.</summary>
/// <remarks>A text may name an earlier year on purpose, so a person decides. One that was changed is looked at.</remarks>
public static partial class YearTexts
{
    // Numbers and days of the past, names for the program, and what is no text.
    private static readonly string[] Others = ["number", "issuedOn", "confirmedIn", "confirmedOn", "confirmedBy", "$schema", "version", "key", "question", "rule", "rules", "code", "value", "options"];

    /// <param name="earlier">Last year's published document.</param>
    /// <param name="document">The draft.</param>
    /// <param name="left">Keys of the texts that somebody left as they are.</param>
    public static IReadOnlyList<YearText> Of(string earlier, string document, IReadOnlyCollection<string> left) =>
        PlanJson.Parse(earlier) is { } before && PlanJson.Parse(document) is { } draft && Year(draft) is { } year
            ? [.. Unchanged(before, draft, year).Where(text => !left.Contains(text.Key))]
            : [];

    /// <summary>The years of a text, with their places in it.</summary>
    public static IEnumerable<(int Index, int Length)> YearsIn(string text, int coverageYear) =>
        Years().Matches(text).Where(match => IsNear(match, coverageYear)).Select(match => (match.Index, match.Length));

    /// <summary>The text with every year a year later. Years in brackets number a document, and older ones are told of the past.</summary>
    internal static string Later(string text, int coverageYear)
    {
        var moved = Years().Replace(text, match => IsNear(match, coverageYear) && !IsNumber(text, match)
            ? (int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : match.Value);
        return moved == text ? text : EnglishLeapDay().Replace(LeapDay().Replace(moved, Shorter), Shorter);
    }

    private static IEnumerable<YearText> Unchanged(JsonNode before, JsonNode draft, int year) =>
        from mention in PlanMention.Of(draft)
        where !mention.IsProperty && !Others.Contains(mention.Property) && !WholeDay().IsMatch(mention.Text) && YearsIn(mention.Text, year).Any()
        let key = PlanPath.ByKeys(draft, mention.Path)
        where PlanJson.Text(before, key) == mention.Text
        select new YearText(mention.Path, key, mention.Text, Later(mention.Text, year));

    private static int? Year(JsonNode draft) =>
        int.TryParse(draft["year"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    // Last year's document speaks of its own year, of the ones before, and of the days after it.
    private static bool IsNear(Match match, int coverageYear) => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is var named && named > coverageYear - 4 && named <= coverageYear;

    private static bool IsNumber(string text, Match match) => match.Index > 0 && text[match.Index - 1] is '〔' or '[' or '［';

    // Not every February has 29 days.
    private static string Shorter(Match match) =>
        DateTime.IsLeapYear(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)) ? match.Value : match.Value.Replace("29", "28", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Years();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeDay();

    [GeneratedRegex(@"(?<year>20\d\d)年2月29日", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeapDay();

    [GeneratedRegex(@"29 February (?<year>20\d\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishLeapDay();
}
