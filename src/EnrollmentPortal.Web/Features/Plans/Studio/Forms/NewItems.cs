using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Plans.Studio.Fields;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>What a new item of a list begins with; what is still missing is told beside its fields.</summary>
internal static partial class NewItems
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
                item["question"] = FreeQuestion(editor);
                break;
        }

        return item;
    }

    // The next number of the letters that the unit's own assumptions begin with.
    private static string FreeQuestion(DraftEditor editor)
    {
        var own = editor.Items("$.assumptions").Select(item => Id().Match(item.Item["question"]?.ToString() ?? string.Empty)).Where(match => match.Success).ToList();
        var letters = own.GroupBy(match => match.Groups["letters"].Value).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? "XX";
        var taken = editor.Questions.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, 99).Select(number => string.Create(CultureInfo.InvariantCulture, $"Q-{letters}-{number:00}"))
            .Where(id => !taken.Contains(id)).DefaultIfEmpty(string.Empty).First();
    }

    [GeneratedRegex("^Q-(?<letters>[A-Z]{2,3})-[0-9]{2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    // Enrolments keep the key of their route, so one that is gone must not come again as another rule within a draft.
    private static string FreeKey(DraftEditor editor, string path)
    {
        var keys = editor.Items(path).Select(item => item.Item["key"]?.ToString()).ToHashSet();
        return Enumerable.Range(1, keys.Count + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"new-{number}")).First(key => !keys.Contains(key));
    }
}
