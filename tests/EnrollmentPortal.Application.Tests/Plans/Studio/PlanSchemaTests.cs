using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.PolicyData;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>Forms are drawn from the schema, so the schema must know every place that a document has.</summary>
public sealed class PlanSchemaTests
{
    [Fact]
    public void Fields_GivenTheBuiltInDocuments_ThenEveryPlaceHasAField()
    {
        // Given: cells have a grid of their own, the rest is the program's
        string[] others = ["cells", "$schema"];

        // When
        var without = PlanLibrary.BuiltInDocuments
            .SelectMany(document => Without(PlanJson.Parse(document.Json)!.AsObject(), PlanSchema.Document, "$"))
            .Where(path => !others.Contains(path[(path.LastIndexOf('.') + 1)..]))
            .Distinct();

        // Then
        Assert.Equal([], without);
    }

    [Fact]
    public void NewItem_GivenEveryList_ThenItHoldsWhatTheFormatDemands()
    {
        foreach (var list in PlanSchema.Document.Fields.Where(field => field.Kind == PlanFieldKind.Parts))
        {
            // When
            var item = list.NewItem();

            // Then: the clause is for a person to name
            Assert.Equal(list.Fields.Where(field => field is { IsRequired: true, Kind: not PlanFieldKind.Rules }).Select(field => field.Name), item.Select(property => property.Key));
        }
    }

    private static IEnumerable<string> Without(JsonObject node, PlanField field, string path) => node.SelectMany(property => field.Find(property.Key) switch
    {
        null or { Kind: PlanFieldKind.Other } => [$"{path}.{property.Key}"],
        { Kind: PlanFieldKind.Part } part when property.Value is JsonObject value => Without(value, part, $"{path}.{property.Key}"),
        { Kind: PlanFieldKind.Parts } parts when property.Value is JsonArray list => list.OfType<JsonObject>().SelectMany(item => Without(item, parts, $"{path}.{property.Key}")),
        _ => [],
    });
}
