using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Studio;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Names a place of a document as officials call it: the row, the tier, the amount.</summary>
public sealed partial class PathWords(JsonNode document)
{
    // What an item of a list is called by, the best first.
    private static readonly string[] Names = ["name", "zh", "printedName", "question", "key", "number", "rule", "code"];

    /// <summary>Such as <c>城乡低保对象 一档 资助</c>; a place without a text keeps its own name.</summary>
    public string Of(IStringLocalizer<StudioTexts> texts, string path)
    {
        var parts = new List<string>();
        foreach (Match match in Step().Matches(path))
        {
            var word = Word(texts, path[..match.Index], match);
            if (word.Length > 0)
            {
                parts.Add(word);
            }
        }

        // A row is known by its name; that it stands in the table of categories goes without saying.
        return string.Join(' ', parts.Count > 1 && path.Contains('[', StringComparison.Ordinal) ? parts.Skip(1) : parts);
    }

    /// <summary>The value as it reads on the page.</summary>
    public static string Value(IStringLocalizer<StudioTexts> texts, string? json)
    {
        var node = json is null ? null : PlanJson.Parse(json);
        return node switch
        {
            null => texts["Nothing"],
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Named(texts, "Kind.", value.GetValue<string>()),
            JsonObject or JsonArray => texts["Several"],
            _ => json!,
        };
    }

    private string Word(IStringLocalizer<StudioTexts> texts, string above, Match match)
    {
        if (match.Groups["name"] is { Success: true } name)
        {
            return Named(texts, "Part.", name.Value);
        }

        return PlanJson.Find(document, above + match.Value) is JsonObject item ? ItemName(item) : match.Groups["index"].Value;
    }

    private static string ItemName(JsonObject item)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var names = english ? Names.Prepend("en") : Names;
        return names.Select(name => item[name]).OfType<JsonValue>()
            .Where(value => value.GetValueKind() == JsonValueKind.String)
            .Select(value => value.GetValue<string>())
            .FirstOrDefault(string.Empty);
    }

    private static string Named(IStringLocalizer<StudioTexts> texts, string prefix, string name) =>
        texts[prefix + name] is { ResourceNotFound: false } known ? known.Value : name;

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d{1,4})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
