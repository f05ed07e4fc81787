using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Names a place of a document as officials call it: the row, the tier, the amount.</summary>
/// <param name="values">Says values in words.</param>
/// <param name="document">The document as it stands.</param>
/// <param name="earlier">Another one that may know what is gone from this; null where there is none.</param>
public sealed class PathFormatter(ValueFormatter values, JsonNode document, JsonNode? earlier = null)
{
    // A clause may be named by half the document.
    private const int MaxPlaces = 5;

    /// <summary>Such as <c>城乡低保对象 一档 资助</c>; a place without a text keeps its own name.</summary>
    public string Of(string path)
    {
        var steps = PlanPath.Steps(path) ?? [];
        var (parts, here) = (new List<string>(), "$");
        foreach (var step in steps)
        {
            here += step.Name is { } name ? "." + name : step.Key is { } key ? $"[={key}]" : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]");
            parts.Add(step.Name is { } part ? values.Part(part) : Item(here, step));
        }

        // A category and a tier are known by their names; of others it is said what they are.
        var known = parts.Count > 1 && steps[0].Name is ("categories" or "tiers") ? parts.Skip(1) : parts;
        return string.Join(' ', known.Where(part => part.Length > 0));
    }

    /// <summary>A difference as one sentence: <c>城乡低保对象 一档 资助：342 → 350</c>.</summary>
    public string Of(PlanDifference difference)
    {
        var texts = values.Texts;
        return difference.Kind switch
        {
            PlanDifferenceKind.Changed => texts["Difference.Changed", Of(difference.Path), Value(difference.Path, difference.Old), Value(difference.Path, difference.New)],
            PlanDifferenceKind.Moved => texts["Difference.Moved", Of(difference.Path), difference.Old!, difference.New!],
            PlanDifferenceKind.Added => texts["Difference.Added", Section(difference.Path), Value(difference.Path, difference.New)],
            PlanDifferenceKind.Removed => texts["Difference.Removed", Section(difference.Path), Value(difference.Path, difference.Old)],
        };
    }

    /// <summary>The part of the document that the place lies in, such as <c>缴费期</c>.</summary>
    public string Section(string path) => PlanPath.Steps(path) is [{ Name: { } section }, ..] ? values.Part(section) : string.Empty;

    /// <summary>Rows above another one, by their places and names: <c>第 3 行“缴费期内”</c>.</summary>
    /// <param name="path">Of the lower row, or of something in it.</param>
    /// <param name="keys">Of the rows above.</param>
    public string RowsAbove(string path, IEnumerable<string> keys)
    {
        if (PlanPath.Steps(path) is not [{ Name: { } list }, { Name: null } row, ..])
        {
            return string.Empty;
        }

        // A row that an option brings in stands in nobody's way.
        var above = PlanJson.Items(document, "$." + list).Take(row.Index).Index().Where(item => item.Item.Item["if"] is null).ToList();
        var named = from key in keys
                    let found = above.Where(item => item.Item.Item["key"]?.ToString() == key).ToList()
                    where found.Count > 0
                    select values.Texts["RowOf", found[0].Index + 1, RowName(found[0].Item.Item)].Value;
        return string.Join(values.Texts["Comma"], named.Distinct());
    }

    /// <summary>Where a name is still used: <c>参保途径“缴费期内”</c>; the first few, and how many there are.</summary>
    public string Of(IReadOnlyList<PlanPlace> places)
    {
        var told = places.Take(MaxPlaces).Select(place => values.Texts[place.Name.Zh.Length > 0 ? "PlaceOf" : "PlaceAlone", values.Part(place.Section), PlanFormatter.Of(place.Name)].Value is var text
            && place.Unit is { } unit ? values.Texts["PlaceIn", unit, text].Value : text);
        var all = string.Join(values.Texts["Comma"], told);
        return places.Count > MaxPlaces ? values.Texts["PlacesMore", all, places.Count] : all;
    }

    private string Value(string path, string? json) => Named(path, json is null ? null : PlanJson.Parse(json));

    // Windows and groups are told by their names.
    private string Named(string path, JsonNode? node) => path switch
    {
        _ when path.EndsWith(".window", StringComparison.Ordinal) || path.EndsWith(".changeWindow", StringComparison.Ordinal) => Keys("windows", path, node),
        _ when path.EndsWith(".when.group", StringComparison.Ordinal) => Keys("groups", path, node),
        _ => values.Of(path, node),
    };

    private string Keys(string list, string path, JsonNode? node) => node switch
    {
        JsonArray several => string.Join(values.Texts["Comma"], several.Select(item => Keys(list, path, item))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Find($"$.{list}[={value}]") is JsonObject item => values.ItemName(item),
        _ => values.Of(path, node),
    };

    // A row without a name of its own goes by the clause that says so.
    private string RowName(JsonObject row)
    {
        var rule = row["rules"] is JsonArray { Count: > 0 } rules ? rules[0]?.ToString() : row["rules"]?.ToString();
        return values.ItemName(row["zh"] is null && PlanJson.Find(document, $"$.clauses[={rule}]") is JsonObject clause ? new JsonObject { ["zh"] = clause["zh"]?.DeepClone(), ["en"] = clause["en"]?.DeepClone() } : row);
    }

    private string Item(string path, PlanStep step) =>
        Find(path) is JsonObject item ? ShortName(item) : step.Key ?? string.Create(CultureInfo.InvariantCulture, $"{step.Index + 1}");

    // Notes and clauses are as long as a sentence; people know them by their numbers.
    private string ShortName(JsonObject item) => (item["question"] ?? (item["at"] is null ? null : item["rule"]))?.ToString() is { } number ? number : values.ItemName(item);

    private JsonNode? Find(string path) => PlanJson.Find(document, path) ?? (earlier is null ? null : PlanJson.Find(earlier, path));
}
