using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Web.Features.Plans.Studio.Forms;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Says the values of a document in words: the plan page's own words for what its vocabularies hold.</summary>
public sealed class ValueFormatter(IStringLocalizer<StudioTexts> texts, IStringLocalizer<PlanTexts> plan)
{
    private const int MaxLength = 120;

    private static readonly PlanFieldKind[] Told = [PlanFieldKind.Day, PlanFieldKind.Choice, PlanFieldKind.Number, PlanFieldKind.Amount, PlanFieldKind.Texts];

    // Where an assumption is meant, and not its value.
    private static readonly string[] Ids = ["assumption", "assumes", "question", "key", "value"];

    // What people call an item by, the best first.
    private static readonly string[] Names = ["name", "zh", "question", "number", "key", "rule", "code", "event", "channel", "reason"];

    // Which of the plan page's texts name the values of a property.
    private static readonly Dictionary<string, string[]> Prefixes = new(StringComparer.Ordinal)
    {
        ["verdict"] = ["Verdict."], ["noDaysLeft"] = ["Verdict."], ["price"] = ["Price."], ["start"] = ["Start."], ["end"] = ["End."],
        ["kind"] = ["WindowKind.", "DutyKind.", "ChannelKind."], ["cadence"] = ["Cadence."], ["identity"] = ["Change."], ["settlement"] = ["Settle."],
        ["value"] = ["Option."], ["options"] = ["Option."], ["basis"] = ["Basis."], ["choice"] = ["Choice."], ["cap"] = ["Cap."], ["channel"] = ["ChannelKind."], ["reason"] = ["Exemption."], ["evidence"] = ["Evidence."],
    };

    public IStringLocalizer<StudioTexts> Texts => texts;

    /// <summary>A value of a closed list.</summary>
    public string Choice(string property, string value)
    {
        if (value.Length == 0)
        {
            return texts["NotSet"];
        }

        if (texts[$"Choice.{property}.{value}"] is { ResourceNotFound: false } own)
        {
            return own.Value;
        }

        var name = Capitals(value);
        if (property == "weekday" && Enum.TryParse<DayOfWeek>(name, out var weekday))
        {
            return CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(weekday);
        }

        return Known(Prefixes.GetValueOrDefault(property, []).Select(prefix => prefix + name).Append($"Answer.{property.Capital()}.{value}")) ?? value;
    }

    /// <summary>What stands at a place, on one line.</summary>
    public string Of(string path, JsonNode? node)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return node switch
        {
            null => texts["Nothing"],
            JsonArray list => list.Count == 0 ? texts["Nothing"] : string.Join(texts["Comma"], list.Select(item => Of(path, item))),
            JsonObject item => ItemName(item),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.True => texts["Yes"],
                JsonValueKind.False => texts["No"],
                JsonValueKind.String when node.ToString().Length == 0 => texts["Nothing"],
                JsonValueKind.String when FieldWriting.IsQuestion(node.ToString()) && !Ids.Contains(name) => texts["NotPrinted", node],
                JsonValueKind.String => Short(name == "subsidy" ? Known(texts, "Kind." + node) ?? node.ToString() : Choice(name, node.ToString())),
                _ => node.ToString(),
            },
        };
    }

    /// <summary>What an item of a list is called by; its key where it has no name.</summary>
    public string ItemName(JsonObject item)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var name = (english ? Names.Prepend("en") : Names).FirstOrDefault(name => item[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.ToString().Length > 0);
        return item["atLeastPercent"] is { } percent ? texts["BandOf", percent]
            : name is null ? texts["Nameless"] : Choice(name, item[name]!.ToString());
    }

    /// <summary>What an item says besides its name, on one line: its days, choices and figures.</summary>
    public string Gist(JsonObject item, IEnumerable<PlanField> fields) => Short(string.Join(texts["Comma"], fields
        .Where(field => Told.Contains(field.Kind) && field.Name is not ("assumes" or "options") && item[field.Name] is not null)
        .Select(field => texts["GistPart", Part(field.Name), Of(field.Name, item[field.Name])].Value)));

    /// <summary>A property's name in the user's words; itself where it has none.</summary>
    public string Part(string name) => Known(texts, "Part." + name) ?? name;

    /// <summary>A code of the document as it stands in the names of texts: <c>full-year</c> is <c>FullYear</c>.</summary>
    public static string Capitals(string code) =>
        string.Concat(code.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    private static string Short(string text) => text.Length > MaxLength ? text[..MaxLength] + "…" : text;

    private static string? Known(IStringLocalizer<StudioTexts> texts, string key) => texts[key] is { ResourceNotFound: false } known ? known.Value : null;

    private string? Known(IEnumerable<string> keys) => keys.Select(key => plan[key]).FirstOrDefault(text => !text.ResourceNotFound)?.Value;
}

file static class Letters
{
    public static string Capital(this string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
