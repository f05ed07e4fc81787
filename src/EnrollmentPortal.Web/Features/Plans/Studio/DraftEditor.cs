using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Studio;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>A draft's document as its forms see it: values, faults and the published value by path, and one way to save.</summary>
/// <remarks>The document is read as it is written: a draft with faults has no plan, and its forms must still open.</remarks>
public sealed class DraftEditor
{
    private readonly JsonNode _document;
    private readonly JsonNode? _base;
    private readonly IReadOnlyList<PlanFault> _faults;
    private readonly Func<string, JsonNode?, Task<bool>> _save;

    public DraftEditor(DraftReading reading, Func<string, JsonNode?, Task<bool>> save)
    {
        (_document, _base, _save) = (PlanJson.Parse(reading.Draft.Document)!, reading.Base is { } json ? PlanJson.Parse(json) : null, save);
        // A fault in a document that lies over the draft has no field here.
        _faults = [.. reading.Faults.Where(fault => fault.Document == reading.Document.Text.Label)];
        Words = new PathWords(_document);
    }

    /// <summary>Names places of this document.</summary>
    public PathWords Words { get; }

    /// <summary>The objects of a list with their paths.</summary>
    public IReadOnlyList<(string Path, JsonNode Node)> Items(string path) => Find(path) is JsonArray list
        ? [.. list.Select((node, index) => (Path: $"{path}[{index}]", Node: node)).Where(item => item.Node is JsonObject).Select(item => (item.Path, item.Node!))]
        : [];

    public JsonNode? Find(string path) => PlanJson.Find(_document, path);

    /// <summary>What stands at the path, as it is written there; empty where nothing does.</summary>
    public string Text(string path) => TextOf(Find(path));

    /// <summary>What the version that the draft was copied from says there; null where it says the same, or there is none.</summary>
    public string? Was(string path) =>
        _base is not null && PlanJson.Find(_base, path) is var was && !JsonNode.DeepEquals(was, Find(path)) ? TextOf(was) : null;

    /// <summary>What is wrong at the path, or with the object that it ends in.</summary>
    public IEnumerable<PlanFault> FaultsAt(string path) => _faults.Where(fault => fault.Path == path);

    /// <returns>False where the value was refused; the page says why.</returns>
    public Task<bool> SaveAsync(string path, JsonNode? value) => _save(path, value);

    private static string TextOf(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => PlanJson.Write(node),
    };
}
