using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>A draft may hold anything that is JSON: whatever is broken in it, it is told as a fault, and every form still opens.</summary>
public sealed class BrokenDocumentTests
{
    private const int Tries = 150;

    public static TheoryData<string> Labels => [.. PlanLibrary.BuiltInDocuments.Select(document => document.Label)];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Anything_GivenADocumentWithABrokenPlace_ThenNothingThrows(string label)
    {
        // Given: the same places every time
        var documents = PlanLibrary.BuiltInDocuments;
        var whole = documents.Single(document => document.Label == label);
        var county = documents.Single(document => document.Label == label[..6] + label[label.IndexOf('/', StringComparison.Ordinal)..]);
        var random = new Random(label.Sum(letter => letter));

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // When
            var broken = Break(PlanJson.Parse(whole.Json)!, random, out var what);
            var text = new PlanText(label, broken);
            try
            {
                var load = ReferenceEquals(county, whole) ? PlanLoader.Load(text) : PlanLoader.Load(county, text);

                // Then
                Assert.True(load.Plan is not null || load.Faults.Count > 0, what);
                _ = PlanAmounts.Set(broken, []);
                _ = PlanDifferences.Between(whole.Json, broken);
                _ = NextYear.Of(broken);
                _ = NextYearChecks.Of(whole.Json, broken);
                _ = YearTexts.Of(whole.Json, broken, []);
                Assert.Equal(PlanFile.Write(broken), PlanFile.Write(PlanFile.Write(broken)));
                _ = PlanWindows.Of(PlanJson.Parse(broken)!);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{what}: {exception}");
            }
        }
    }

    // Takes out a place, or puts there what does not belong.
    private static string Break(JsonNode document, Random random, out string what)
    {
        var places = Places(document, "$").ToList();
        var path = places[random.Next(places.Count)];
        JsonNode?[] others = [null, JsonValue.Create("x"), JsonValue.Create(-1), JsonValue.Create(value: true), new JsonArray(), new JsonObject(), new JsonArray(1, null), JsonValue.Create("9999-12-31"), JsonValue.Create("Q-XX-99")];
        var other = random.Next(others.Length);
        what = $"{path} <- {others[other]?.ToJsonString() ?? "nothing"}";
        PlanJson.Set(document, path, others[other]);
        return PlanJson.Write(document);
    }

    private static IEnumerable<string> Places(JsonNode? node, string path) => node switch
    {
        JsonObject parent => parent.SelectMany(property => Places(property.Value, $"{path}.{property.Key}").Prepend($"{path}.{property.Key}")),
        JsonArray list => list.SelectMany((item, index) => Places(item, $"{path}[{index}]").Prepend($"{path}[{index}]")),
        _ => [],
    };
}
