using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Studio;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>What a new item of a list begins with; what is still missing is told beside its fields.</summary>
internal static class NewItems
{
    public static JsonObject Of(DraftEditor editor, string path, PlanField field)
    {
        var item = field.NewItem();
        if (item.ContainsKey("key"))
        {
            item["key"] = FreeKey(editor, path);
        }

        switch (path)
        {
            case "$.categories":
                item["cells"] = new JsonObject(editor.Items("$.tiers").Select(tier =>
                    KeyValuePair.Create(tier.Item["key"]!.ToString(), (JsonNode?)new JsonObject { ["subsidy"] = "none" })));
                break;
            case "$.windows" when PlanWindows.Of(editor.Document) is [.., { To: { } last }]:
                item["to"] = last.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                break;
            case "$.assumptions":
                item["question"] = "Q-XX-01";
                break;
        }

        return item;
    }

    // Enrolments keep the key of their route, so one that is gone must not come again as another rule within a draft.
    private static string FreeKey(DraftEditor editor, string path)
    {
        var keys = editor.Items(path).Select(item => item.Item["key"]?.ToString()).ToHashSet();
        return Enumerable.Range(1, keys.Count + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"new-{number}")).First(key => !keys.Contains(key));
    }
}
