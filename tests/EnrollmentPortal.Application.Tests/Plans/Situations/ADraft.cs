using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Plans.Situations;

/// <summary>A built-in document with something changed, as an official would.</summary>
internal sealed class ADraft
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonNode _document;

    private ADraft(string label)
    {
        Label = label;
        _document = JsonNode.Parse(PlanLibrary.BuiltInDocuments.Single(document => document.Label == label).Json)!;
    }

    public string Label { get; }

    public DraftDocument Document
    {
        get
        {
            var parts = Label.Split('/');
            return new DraftDocument(OrgCode.Parse(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), _document.ToJsonString(Readable));
        }
    }

    /// <param name="label">Unit and year, such as <c>500240/2024</c>.</param>
    public static ADraft Of(string label) => new(label);

    /// <summary>Another subsidy in a cell of the table; the printed self-pay follows.</summary>
    public ADraft WithSubsidy(string category, string tier, int subsidy)
    {
        var cell = Category(category)["cells"]![tier]!;
        var standard = cell["subsidy"]!.GetValue<int>() + cell["selfPay"]!.GetValue<int>();
        cell["subsidy"] = subsidy;
        cell["selfPay"] = standard - subsidy;
        return this;
    }

    /// <summary>Something else that a test wants to change.</summary>
    public ADraft With(Action<JsonNode> change)
    {
        change(_document);
        return this;
    }

    public JsonNode Category(string name) => _document["categories"]!.AsArray().Single(node => node!["name"]!.GetValue<string>() == name)!;
}
