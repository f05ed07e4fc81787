using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>Turns a year's document into the beginning of the next one's: every day of the rules a year later, nothing confirmed yet.</summary>
/// <remarks>When a document was issued and when something was confirmed are facts of the past and stay.</remarks>
public static class NextYear
{
    private static readonly string[] Past = ["issuedOn", "confirmedOn"];
    private static readonly string[] Confirmation = ["confirmedBy", "confirmedIn", "confirmedOn"];

    public static string Of(string document)
    {
        var node = PlanJson.Parse(document)!.AsObject();
        Move(node);
        node["year"] = node["year"] is JsonValue year && int.TryParse(year.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number + 1 : node["year"]?.DeepClone();
        node["version"] = "1";
        foreach (var (_, assumption) in PlanJson.Items(node, "$.assumptions"))
        {
            foreach (var name in Confirmation)
            {
                assumption.Remove(name);
            }
        }

        return PlanJson.Write(node);
    }

    private static void Move(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var (name, value) in parent.Where(property => !Past.Contains(property.Key)).ToList())
                {
                    if (Later(value) is { } later)
                    {
                        parent[name] = later;
                    }

                    Move(value);
                }

                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    if (Later(list[index]) is { } later)
                    {
                        list[index] = later;
                    }

                    Move(list[index]);
                }

                break;
        }
    }

    // The end of February stays the end of February.
    private static JsonValue? Later(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String
            || !DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year > 9990)
        {
            return null;
        }

        var isLastOfFebruary = day.Month == 2 && day.AddDays(1).Month == 3;
        var later = isLastOfFebruary ? new DateOnly(day.Year + 1, 3, 1).AddDays(-1) : day.AddYears(1);
        return JsonValue.Create(later.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
