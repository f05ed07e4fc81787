using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Application.Studio;

/// <summary>One step of a change of a draft.</summary>
/// <param name="Path">JSON path of the place, as faults name it or by keys.</param>
public abstract record DraftEdit(string Path)
{
    /// <returns>False where the document has no such place.</returns>
    internal abstract bool Apply(JsonNode document);
}

/// <summary>Writes a value.</summary>
/// <param name="Value">JSON; null takes out what stands there.</param>
public sealed record PutValue(string Path, string? Value) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document) => PlanJson.Set(document, Path, Value is null ? null : PlanJson.Parse(Value));
}

/// <summary>Moves an item within its list: of a decision table the first row that holds decides.</summary>
/// <param name="Path">Of the item.</param>
/// <param name="To">Its place afterwards, counted from 0.</param>
public sealed record MoveItem(string Path, int To) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanPath.Item(document, Path) is not { } item || PlanJson.Find(document, item.List) is not JsonArray list || To < 0 || To >= list.Count)
        {
            return false;
        }

        var moved = list[item.Index];
        list.RemoveAt(item.Index);
        list.Insert(To, moved);
        return true;
    }
}

/// <summary>Gives a category another name, wherever the document names it.</summary>
/// <param name="Path">Of the category.</param>
public sealed record RenameCategory(string Path, string Name) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanJson.Find(document, Path) is not JsonObject category || PlanJson.Text(document, Path + ".name") is not { Length: > 0 } old)
        {
            return false;
        }

        category["name"] = Name;
        foreach (var (path, _) in CategoryPlaces.Of(document, old).ToList())
        {
            PlanJson.Set(document, path, JsonValue.Create(Name));
        }

        return true;
    }
}

/// <summary>Writes a day, there or in the assumption that the place names.</summary>
public sealed record PutDay(string Path, DateOnly Day) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document) =>
        PlanJson.Set(document, PlanWindows.PlaceOf(document, Path), JsonValue.Create(Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

/// <summary>Moves the last day of a window, and with it the first day of the window behind it: between them no day may be without a rule.</summary>
/// <param name="Path">Of the window.</param>
public sealed record MoveWindowEnd(string Path, DateOnly Day) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanPath.Item(document, Path) is not { } window || !new PutDay(Path + ".to", Day).Apply(document))
        {
            return false;
        }

        // Without a first day of its own the next one follows by itself.
        var next = string.Create(CultureInfo.InvariantCulture, $"{window.List}[{window.Index + 1}].from");
        return PlanJson.Find(document, next) is null || new PutDay(next, Day.AddDays(1)).Apply(document);
    }
}

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
