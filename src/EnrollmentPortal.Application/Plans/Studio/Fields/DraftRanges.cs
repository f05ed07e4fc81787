using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>Days with a first and a last one. Whatever else is wrong may be saved and told beside the field; an end before its beginning never means anything.</summary>
internal static class DraftRanges
{
    // The one range that has no name of its own in the document.
    private static readonly Wording Coverage = new("待遇享受期", "The benefit period");

    /// <returns>Null where no range was turned round.</returns>
    internal static Error? Refuse(JsonNode before, JsonNode after)
    {
        var known = Reversed(before).Select(range => (range.Path, range.From, range.To)).ToHashSet();
        return Reversed(after).FirstOrDefault(range => !known.Contains((range.Path, range.From, range.To))) is { } wrong
            ? StudioErrors.EndsBeforeItBegins(wrong.Name, wrong.From, wrong.To)
            : null;
    }

    private static IEnumerable<Range> Reversed(JsonNode document)
    {
        var others = PlanJson.Items(document, "$.phases").Append((Path: "$.coverage", Item: document["coverage"] as JsonObject ?? []))
            .Select(item => (item.Path, From: PlanWindows.Day(document, item.Item["from"]), To: PlanWindows.Day(document, item.Item["to"])));
        foreach (var (path, from, to) in PlanWindows.Of(document).Concat(others))
        {
            if (from > to)
            {
                var name = path == "$.coverage" ? Coverage : new Wording(PlanJson.Text(document, path + ".zh"), PlanJson.Text(document, path + ".en"));
                yield return new Range(PlanPath.ByKeys(document, path), name, from.Value, to!.Value);
            }
        }
    }

    private sealed record Range(string Path, Wording Name, DateOnly From, DateOnly To);
}
