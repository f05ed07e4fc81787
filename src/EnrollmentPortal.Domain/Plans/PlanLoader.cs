using System.Collections.ObjectModel;
using System.Text.Json;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Reading;

namespace EnrollmentPortal.Domain.Plans;

/// <summary>Turns plan documents into a <see cref="Plan"/>, or says everything that is wrong with them.</summary>
public static class PlanLoader
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Loads a county's plan, or a township's over its county's.</summary>
    /// <param name="county">The county's document.</param>
    /// <param name="township">The township's document, which replaces what is the township's to set.</param>
    /// <param name="choices">Values of assumptions that go before the documents' own, by question: for "what if".</param>
    public static PlanLoad Load(PlanText county, PlanText? township = null, IReadOnlyDictionary<string, string>? choices = null)
    {
        var context = new PlanContext(choices ?? ReadOnlyDictionary<string, string>.Empty);
        using var countyJson = Parse(county, context);
        using var townshipJson = township is null ? null : Parse(township, context);
        if (countyJson is null || (township is not null && townshipJson is null))
        {
            return new PlanLoad(null, context.Faults);
        }

        var root = new PlanRoot(
            new PlanNode(countyJson.RootElement, county.Label, "$", context),
            townshipJson is null ? null : new PlanNode(townshipJson.RootElement, township!.Label, "$", context));
        var plan = Read(root);
        PlanChecks.Run(plan, root);
        context.ReportUnread();
        return new PlanLoad(context.Faults.Count == 0 ? plan : null, context.Faults) { Sketch = plan };
    }

    private static JsonDocument? Parse(PlanText text, PlanContext context)
    {
        try
        {
            return JsonDocument.Parse(text.Json, Options);
        }
        catch (JsonException exception)
        {
            context.Add(new PlanFault(text.Label, exception.Path ?? "$", "not-json", exception.Message));
            return null;
        }
    }

    private static Plan Read(PlanRoot root)
    {
        root.RefuseForeignSections();
        HeaderReader.Read(root);
        var context = root.Own.Context;
        context.Groups = Groups(root);
        context.Windows = CalendarReader.Windows(root);
        var tiers = MoneyReader.Tiers(root);
        var categories = MoneyReader.Categories(root, tiers);
        CheckGroups(root, categories);
        return new PlanParts(root, context, tiers, categories).Assemble();
    }

    private static List<IdentityGroup> Groups(PlanRoot root) =>
        [.. root.For("groups").Items("groups")
            .Select(node => (Group: new IdentityGroup(node.Text("key"), node.Wording(), node.Texts("members")), Applies: node.Applies()))
            .Where(item => item.Applies)
            .Select(item => item.Group)];

    private static void CheckGroups(PlanRoot root, IReadOnlyList<SubsidyCategory> categories)
    {
        foreach (var node in root.For("groups").Items("groups"))
        {
            MoneyReader.Members(node, "members", categories);
        }
    }
}
