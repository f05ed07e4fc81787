using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Naming;

/// <summary>A list whose items are known by one of their properties: by what, and which places name them by it.</summary>
/// <param name="List">Path of the list.</param>
/// <param name="Property">What an item is called by.</param>
public sealed partial record PlanNaming(string List, string Property)
{
    private readonly Func<PlanMention, bool> _names = _ => false;

    private PlanNaming(string list, string property, Func<PlanMention, bool> names)
        : this(list, property) => _names = names;

    /// <summary>Every such list of the format.</summary>
    public static IReadOnlyList<PlanNaming> All { get; } =
    [
        new("$.categories", "name", mention => mention.Shape is "$.groups[].members" or "$.keyGroups[].members"
            || mention.Shape.StartsWith("$.identities.conjunctions", StringComparison.Ordinal)
            || mention.Shape.StartsWith("$.identities.contradictions", StringComparison.Ordinal)),
        new("$.tiers", "key", mention => mention.Shape is "$.categories[].cells.*" or "$.benefits[].tier"),
        new("$.windows", "key", mention => EndsWith(mention, ".when.window") || EndsWith(mention, ".when.changeWindow")),
        new("$.groups", "key", mention => EndsWith(mention, ".when.group")),
        // The id of an assumption may stand wherever a value does.
        new("$.assumptions", "question", mention => mention.Shape != "$.assumptions[].question"),
        new("$.clauses", "rule", mention => mention.Property is "rule" or "rules" or "moreRules" && mention.Shape != "$.clauses[].rule"),
        new("$.warnings", "code", mention => mention.Property is "warning" or "warnings"),
        new("$.documents", "key", mention => mention.Shape == "$.clauses[].document"),
        .. new[] { "keyGroups", "phases", "duties", "benefits", "payers", "eligibility", "routes", "notices", "changes" }.Select(list => new PlanNaming("$." + list, "key")),
    ];

    /// <summary>The naming of the item at the path; null where it has none, or there is no such item.</summary>
    public static PlanNaming? Of(JsonNode document, string path) =>
        PlanPath.Item(document, path) is { } item ? All.FirstOrDefault(naming => naming.List == item.List) : null;

    /// <summary>True for the place where an item's own name is written.</summary>
    public static bool IsName(string path) =>
        OwnName().Match(path) is { Success: true } match && All.Any(naming => naming.List == match.Groups["list"].Value && naming.Property == match.Groups["property"].Value);

    /// <summary>Whether items of the list may be called so. What people read may be any text; what stands in paths may not.</summary>
    public bool Allows(string name) => Property switch
    {
        "name" => name.Trim().Length > 0,
        "question" => Question().IsMatch(name),
        "rule" => Rule().IsMatch(name),
        _ => Key().IsMatch(name),
    };

    /// <summary>The names of the items, each once.</summary>
    internal IEnumerable<string> Names(JsonNode document) => Named(document).Select(item => item.Name).Distinct();

    /// <summary>The items with a name.</summary>
    internal IEnumerable<(string Name, JsonObject Item)> Named(JsonNode document) =>
        PlanJson.Items(document, List).Select(item => (item.Item[Property]?.ToString() ?? string.Empty, item.Item)).Where(item => item.Item1.Length > 0);

    /// <summary>Where the document names the item, other than in its own place.</summary>
    internal IEnumerable<PlanMention> MentionsOf(JsonNode document, string name) =>
        PlanMention.Of(document).Where(mention => mention.Text == name && _names(mention) && !IsEmptyCell(document, mention));

    /// <summary>The cells that say there is no such tier: they name it, and no more than that.</summary>
    internal static IEnumerable<PlanMention> EmptyCells(JsonNode document, PlanNaming naming, string name) =>
        naming.List == "$.tiers" ? PlanMention.Of(document).Where(mention => mention.Text == name && IsEmptyCell(document, mention)) : [];

    /// <summary>Names that more items carry than may: wordings of one item under several choices of an assumption share theirs.</summary>
    internal IEnumerable<string> Twice(JsonNode document) =>
        Named(document).GroupBy(item => item.Name).Where(items => items.Count() > 1 && items.Any(item => item.Item["if"] is null)).Select(items => items.Key);

    private static bool EndsWith(PlanMention mention, string end) => mention.Shape.EndsWith(end, StringComparison.Ordinal);

    private static bool IsEmptyCell(JsonNode document, PlanMention mention) =>
        mention is { IsProperty: true, Shape: "$.categories[].cells.*" } && PlanJson.Text(document, mention.Path + ".subsidy") == "no-line";

    [GeneratedRegex(@"^(?<list>\$\.[A-Za-z]+)\[[^\[\]]+\]\.(?<property>[A-Za-z]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnName();

    [GeneratedRegex("^Q-[A-Z]{2,3}-[0-9]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();

    [GeneratedRegex("^R-[A-Z]{2}-[0-9]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}_-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
