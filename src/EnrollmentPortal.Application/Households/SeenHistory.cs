using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Registry;

namespace EnrollmentPortal.Application.Households;

/// <summary>Lines of a household's history as far as a user may know what they tell about an exemption.</summary>
internal static class SeenHistory
{
    // As the trail writes its values.
    private const string Reason = "exemptionReason";
    private const string Until = "exemptUntil";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line; where its exemption is vague to the user, without the reason's name, its last day and the evidence.</summary>
    public static HistoryLine SeenBy(this HistoryLine line, Actor actor)
    {
        if (actor.Role != Role.VillageCadre)
        {
            return line;
        }

        var (old, @new) = (Parse(line.OldValues), Parse(line.NewValues));
        // Both sides: the old reason is hidden when it becomes another one.
        return Blur(old, actor) | Blur(@new, actor)
            ? line with { OldValues = old?.ToJsonString(Readable), NewValues = @new?.ToJsonString(Readable), Reason = null }
            : line;
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    // A merge tells of two people, each in an object of its own.
    private static bool Blur(JsonNode? node, Actor actor)
    {
        if (node is not JsonObject values)
        {
            return false;
        }

        var isBlurred = false;
        foreach (var inner in values.Select(pair => pair.Value).OfType<JsonObject>().ToList())
        {
            isBlurred |= Blur(inner, actor);
        }

        if (!SeenExemptions.IsVagueTo(actor, values[Reason]?.GetValue<string>()))
        {
            return isBlurred;
        }

        values[Reason] = SeenExemptions.AnotherReason;
        values.Remove(Until);
        return true;
    }
}
