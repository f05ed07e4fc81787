using System.Text.Json;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>An object of a plan document with its path. Reading never throws: it reports and goes on, so that all faults show at once.</summary>
internal sealed partial class PlanNode
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _read;

    internal PlanNode(JsonElement element, string label, string path, PlanContext context)
    {
        (_element, Label, Path, Context) = (element, label, path, context);
        var first = context.Track(this, out _read);
        if (first && element.ValueKind != JsonValueKind.Object)
        {
            Fault(null, "not-an-object", "An object is expected here.");
        }
    }

    internal PlanContext Context { get; }

    internal string Label { get; }

    internal string Path { get; }

    internal void Fault(string? name, string code, string sentence) =>
        Context.Add(new PlanFault(Label, name is null ? Path : $"{Path}.{name}", code, sentence));

    internal bool Has(string name) => Find(name) is not null;

    internal void ReportUnread()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in _element.EnumerateObject().Where(property => !_read.Contains(property.Name)))
        {
            Fault(property.Name, "unknown-property", $"The plan format knows no '{property.Name}' here.");
        }
    }

    /// <summary>The object under the name, or none.</summary>
    internal PlanNode? Section(string name) =>
        Find(name) is { } element ? new PlanNode(element, Label, $"{Path}.{name}", Context) : null;

    /// <summary>The objects of an array; a missing array is empty.</summary>
    internal IReadOnlyList<PlanNode> Items(string name)
    {
        if (Find(name) is not { } element)
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault(name, "not-a-list", "A list is expected here.");
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => new PlanNode(item, Label, $"{Path}.{name}[{index}]", Context))];
    }

    /// <summary>The texts under a name, which may be one text or a list of texts.</summary>
    internal IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } element)
        {
            return [];
        }

        var items = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [element];
        if (items.All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. items.Select(item => item.GetString()!)];
        }

        Fault(name, "not-a-text", "A text or a list of texts is expected here.");
        return [];
    }

    /// <summary>The names in the object that are still to be read.</summary>
    internal IReadOnlyList<string> RemainingNames() =>
        _element.ValueKind == JsonValueKind.Object
            ? [.. _element.EnumerateObject().Select(property => property.Name).Where(name => !_read.Contains(name))]
            : [];

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return _element.ValueKind == JsonValueKind.Object
            && _element.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
    }
}
