using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>The facts that a class of people has in common, and what both plans say to them.</summary>
/// <param name="Identities">Categories that counted on the business date.</param>
/// <param name="Residence">The ground on which they may enrol here, in the plan's vocabulary.</param>
/// <param name="LastTier">The tier of the year before; null for people who were not covered then.</param>
public sealed record ImpactClassDetail(
    IReadOnlyList<string> Identities, string Residence, string? LastTier, ImpactOutcome Before, ImpactOutcome After);

/// <summary>How results are written into their columns.</summary>
internal static class ImpactJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new FenConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    // Whole fen, as in every other column.
    private sealed class FenConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }
}
