using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Computes targets by the table's own rule where it has one, and adds the columns up.</summary>
public sealed record ComputeQuotas() : DraftEdit("$.quotas")
{
    private static readonly string[] Columns = ["hukou", "lastYear", "exempt", "ordinary", "target"];

    internal override bool Apply(JsonNode document)
    {
        if (PlanJson.Find(document, "$.quotas.goals") is not JsonObject goals || PlanJson.Items(document, "$.quotas.rows") is not { Count: > 0 } rows)
        {
            return false;
        }

        var rule = new QuotaGoals(Number(goals["hukouPercent"]), goals["notBelowLastYear"]?.ToString() == "true", null, null, CountsOtherInsurance: false);
        foreach (var (_, row) in rows)
        {
            if (rule.Compute(Heads(row["hukou"]), Heads(row["lastYear"])) is { } target)
            {
                row["target"] = target;
            }
        }

        foreach (var column in Columns.Where(column => rows.Any(row => row.Item[column] is not null)))
        {
            PlanJson.Set(document, "$.quotas.total." + column, JsonValue.Create(rows.Sum(row => Heads(row.Item[column]) ?? 0)));
        }

        return true;
    }

    private static int? Heads(JsonNode? node) => Number(node) is { } number and >= 0 and < int.MaxValue ? (int)number : null;

    private static decimal? Number(JsonNode? node) =>
        decimal.TryParse(node?.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
