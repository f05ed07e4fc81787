using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>The windows of a document as days, also of one that does not load.</summary>
public static class PlanWindows
{
    /// <summary>The first and last days of the windows; null where a day cannot be read.</summary>
    public static IReadOnlyList<(string Path, DateOnly? From, DateOnly? To)> Of(JsonNode document)
    {
        DateOnly? earlier = null;
        var windows = new List<(string, DateOnly?, DateOnly?)>();
        foreach (var (path, item) in PlanJson.Items(document, "$.windows"))
        {
            // A window without a first day of its own follows the one before it.
            windows.Add((path, item["from"] is null ? earlier?.AddDays(1) : Day(document, item["from"]), Day(document, item["to"])));
            earlier = Day(document, item["to"]);
        }

        return windows;
    }

    /// <summary>The path itself, or of the value of the assumption that stands there.</summary>
    internal static string PlaceOf(JsonNode document, string path) =>
        PlanJson.Text(document, path) is var text && text.StartsWith("Q-", StringComparison.Ordinal) ? $"$.assumptions[={text}].value" : path;

    /// <summary>The day that is written there, or that the named assumption holds.</summary>
    internal static DateOnly? Day(JsonNode document, JsonNode? node)
    {
        var text = node?.ToString() ?? string.Empty;
        var written = text.StartsWith("Q-", StringComparison.Ordinal) ? PlanJson.Text(document, $"$.assumptions[={text}].value") : text;
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;
    }
}
