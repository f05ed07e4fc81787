using System.Globalization;
using System.Text.RegularExpressions;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>What is wrong with a draft, in the page's language.</summary>
public static partial class FaultFormatter
{
    // Of these the figures say more than the words.
    private static readonly string[] Sums = ["row-sum", "quota-sum", "quota-formula", "subsidy-above-standard"];

    /// <summary>The loader's sentence is English; in Chinese the kind of fault has a sentence, and the name or the figures of the loader's follow it.</summary>
    /// <param name="texts">The sentences.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="words">Names the rows of the document; null where there is none to look into.</param>
    public static string Of(IStringLocalizer<StudioTexts> texts, PlanFault fault, PathFormatter? words = null)
    {
        if (fault.Code == "unreachable" && words?.RowsAbove(fault.Path, Names(fault).Skip(1)) is { Length: > 0 } rows)
        {
            return texts["UnreachableBy", rows];
        }

        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" || texts["Fault." + fault.Code] is not { ResourceNotFound: false } known)
        {
            return fault.Sentence;
        }

        var details = fault.Code.StartsWith("unknown-", StringComparison.Ordinal) ? Names(fault).Take(1)
            : Sums.Contains(fault.Code) ? Figure().Matches(fault.Sentence).Select(match => match.Value)
            : [];
        return string.Join(texts["Comma"], details) is { Length: > 0 } detail ? texts["FaultOf", known.Value, detail] : known.Value;
    }

    // What the loader's sentence names stands in quotes.
    private static IEnumerable<string> Names(PlanFault fault) => Quoted().Matches(fault.Sentence).Select(match => match.Groups["text"].Value);

    [GeneratedRegex("'(?<text>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
