using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>A draft's document as its forms see it: values, faults and the published value by path, and one way to save.</summary>
/// <remarks>The document is read as it is written: a draft with faults has no plan, and its forms must still open.</remarks>
public sealed partial class DraftEditor
{
    private static readonly string[] Confirmation = ["confirmedBy", "confirmedIn", "confirmedOn"];

    private readonly JsonNode _document;
    private readonly JsonNode? _base;
    private readonly IReadOnlyList<PlanFault> _faults;
    private readonly Func<IReadOnlyList<DraftEdit>, Task<Error?>> _save;

    /// <param name="reading">The draft as it is saved.</param>
    /// <param name="plan">Says the rules in sentences; null where nothing of the plan can be read.</param>
    /// <param name="values">Says values in words.</param>
    /// <param name="save">Keeps edits; answers the refusal where there is one.</param>
    public DraftEditor(DraftReading reading, PlanFormatter? plan, ValueFormatter values, Func<IReadOnlyList<DraftEdit>, Task<Error?>> save)
    {
        (_document, _base, _save) = (PlanJson.Parse(reading.Draft.Document)!, reading.Base is { } json ? PlanJson.Parse(json) : null, save);
        // A fault in a document that lies over the draft has no field here.
        _faults = [.. reading.Faults.Where(fault => fault.Document == reading.Document.Text.Label)];
        (Plan, Values, Today) = (plan, values, reading.Today);
        Words = new PathFormatter(values, _document, _base);
        IsTownships = reading.Draft.OrgCode.Level != OrgLevel.County;
    }

    /// <summary>Names places of this document.</summary>
    public PathFormatter Words { get; }

    /// <summary>Says its rules in sentences, as far as they can be read.</summary>
    public PlanFormatter? Plan { get; }

    public ValueFormatter Values { get; }

    public DateOnly Today { get; }

    /// <summary>The document of a township holds only what is the township's to set.</summary>
    public bool IsTownships { get; }

    public JsonNode Document => _document;

    /// <summary>The objects of a list with their paths.</summary>
    public IReadOnlyList<(string Path, JsonObject Item)> Items(string path) => PlanJson.Items(_document, path);

    public JsonNode? Find(string path) => PlanJson.Find(_document, path);

    /// <summary>The text at the path; empty where none stands there.</summary>
    public string Text(string path) => PlanJson.Text(_document, path);

    /// <summary>True where the published version says something else there.</summary>
    /// <param name="path">Of a value.</param>
    /// <param name="was">What it says; null where it says nothing.</param>
    public bool IsChanged(string path, out JsonNode? was)
    {
        was = _base is null ? null : PlanJson.Find(_base, PlanPath.ByKeys(_document, path));
        return _base is not null && !IsNew(path) && !JsonNode.DeepEquals(was, Find(path));
    }

    // Of an item that the published version does not have, everything is new: that need not be said of every field.
    private bool IsNew(string path) => path.LastIndexOf(']') is > 0 and var end && PlanJson.Find(_base!, PlanPath.ByKeys(_document, path[..(end + 1)])) is null;

    /// <summary>What is wrong at the path.</summary>
    public IEnumerable<PlanFault> FaultsAt(string path) => _faults.Where(fault => fault.Path == path);

    /// <summary>The same in words.</summary>
    public IEnumerable<string> FaultTextsAt(string path) => FaultsAt(path).Select(Say);

    /// <summary>A fault in words.</summary>
    public string Say(PlanFault fault) => FaultFormatter.Of(Values.Texts, fault, Words);

    /// <summary>How much is wrong at the path and below it.</summary>
    public int FaultsUnder(string path) =>
        _faults.Count(fault => fault.Path.StartsWith(path, StringComparison.Ordinal) && (fault.Path.Length == path.Length || fault.Path[path.Length] is '.' or '['));

    /// <summary>The ids of the assumptions that the document may name: of a township's also its county's.</summary>
    public IEnumerable<string> Questions => Items("$.assumptions").Select(item => item.Item["question"]?.ToString() ?? string.Empty)
        .Concat(Plan?.Plan.Assumptions.Select(assumption => assumption.Question) ?? []).Where(question => question.Length > 0).Distinct();

    /// <summary>What an assumption is about, in the user's language.</summary>
    public string NoteOf(string question) => Find($"$.assumptions[={question}]") is JsonObject item
        ? Values.ItemName(new JsonObject { ["zh"] = item["zh"]?.DeepClone(), ["en"] = item["en"]?.DeepClone() })
        : Plan?.Plan.FindAssumption(question) is { } known ? PlanFormatter.Of(known.Note) : string.Empty;

    /// <summary>The value of an assumption; empty where none is entered.</summary>
    public string ValueOf(string question) => Find($"$.assumptions[={question}]") is JsonObject item ? item["value"]?.ToString() ?? string.Empty
        : Plan?.Plan.FindAssumption(question)?.Value ?? string.Empty;

    /// <summary>Where an assumption stands, as its own forms name the place.</summary>
    public string PathOf(string question) => Items("$.assumptions").FirstOrDefault(item => item.Item["question"]?.ToString() == question).Path ?? $"$.assumptions[={question}]";

    /// <summary>The assumption that holds the published value there; null where it is printed, or the draft no longer has the assumption.</summary>
    public JsonNode? PublishedQuestion(string path) =>
        _base is not null && PlanJson.Text(_base, PlanPath.ByKeys(_document, path)) is var was && Questions.Contains(was) ? JsonValue.Create(was) : null;

    /// <summary>The values that an assumption offers; none where any will do.</summary>
    public IReadOnlyList<string> OptionsOf(string question) => Find($"$.assumptions[={question}].options") is JsonArray options
        ? [.. options.Select(option => option?.ToString() ?? string.Empty)]
        : Plan?.Plan.FindAssumption(question)?.Options ?? [];

    /// <summary>The days of a window as the published version has them; nulls where it has no such window.</summary>
    public (DateOnly? From, DateOnly? To) PublishedWindow(string path)
    {
        var key = PlanPath.ByKeys(_document, path);
        var published = _base is null ? default : PlanWindows.Of(_base).FirstOrDefault(window => PlanPath.ByKeys(_base, window.Path) == key);
        return (published.From, published.To);
    }

    /// <summary>Takes the confirmation from an assumption.</summary>
    public IReadOnlyList<DraftEdit> Unconfirm(string path) =>
        [.. Confirmation.Select(name => $"{path}.{name}").Where(place => Find(place) is not null).Select(place => new PutValue(place, null))];

    /// <returns>The refusal; null where the value is saved.</returns>
    public Task<Error?> SaveAsync(string path, JsonNode? value) => SaveAsync(EditsOf(path, value));

    /// <summary>What it takes to write a value there.</summary>
    public IReadOnlyList<DraftEdit> EditsOf(string path, JsonNode? value)
    {
        var text = value is null ? null : PlanJson.Write(value);
        return path switch
        {
            // Other parts name an item by its name.
            _ when PlanNaming.IsName(path) && value is not null => [new RenameItem(Above(path), value.ToString())],
            // What was confirmed was another value.
            _ when AssumptionValue().IsMatch(path) => [new PutValue(path, text ?? "\"\""), .. Unconfirm(Above(path))],
            _ => [new PutValue(path, text)],
        };
    }

    /// <returns>The refusal; null where everything is saved.</returns>
    public async Task<Error?> SaveAsync(params IReadOnlyList<DraftEdit> edits) => await _save(edits) is not { } refusal ? null
        : new Error(refusal.Code, [.. refusal.Arguments.Select(argument => argument switch
        {
            IReadOnlyList<PlanPlace> places => Words.Of(places),
            PlanOption option => Values.Choice("value", option.Word),
            _ => argument,
        })]);

    private static string Above(string path) => path[..path.LastIndexOf('.')];

    [GeneratedRegex(@"^\$\.assumptions\[\d+\]\.value$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssumptionValue();
}
