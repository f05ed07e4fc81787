using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnrollmentPortal.Domain.Tests.Assessments;

namespace EnrollmentPortal.Domain.Tests.Policies;

/// <summary>A clause of a plan: which elements rest on it, and what tests them.</summary>
internal sealed record CoveredClause(string Rule, string Short, IReadOnlyList<string> Elements, int Cases, string? Organisational);

/// <summary>Reads the built-in documents and worked cases for the report that leaves no clause out.</summary>
internal static partial class ClauseCoverage
{
    // Parts that no worked case reaches, and the tests that hold them to the printed text.
    private static readonly Dictionary<string, string> TestsOfParts = new(StringComparer.Ordinal)
    {
        ["tiers"] = "PrintedTableTests",
        ["categories"] = "PrintedTableTests",
        ["governmentShare"] = "PrintedTableTests",
        ["quotas"] = "PrintedQuotaTests",
        ["incentives"] = "PrintedQuotaTests",
        ["assumptions"] = "AssumptionSwitchTests",
        ["keyGroups"] = "ReadKeyGroupsTests",
        ["exemptions"] = "ExemptPersonTests",
        ["channels"] = "RecordContributionTests",
        ["evidence"] = "RecordContributionTests",
        ["cash"] = "PlanLoaderTests, PlanPageTests",
        ["phases"] = "PlanLoaderTests, PlanPageTests",
        ["duties"] = "PlanLoaderTests, PlanPageTests",
        ["benefits"] = "PlanLoaderTests, PlanPageTests",
        ["documents"] = "PlanLoaderTests, PlanPageTests",
    };

    public static IReadOnlyList<CoveredClause> Read()
    {
        var cases = WorkedCase.All.SelectMany(row => row["rule_ids"].Split(';')).CountBy(rule => rule).ToDictionary();
        var organisational = File.ReadLines(Beside("organisational-clauses.tsv")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);
        return [.. PolicyDocuments.All
            .SelectMany(document => ClausesOf(document.Label, document.Json))
            .GroupBy(clause => clause.Rule)
            .Select(same => new CoveredClause(
                same.Key,
                same.First().Short,
                [.. same.SelectMany(clause => clause.Elements)],
                cases.GetValueOrDefault(same.Key),
                organisational.GetValueOrDefault(same.Key)))
            .OrderBy(clause => clause.Rule, StringComparer.Ordinal)];
    }

    /// <summary>The report as it stands in the documentation.</summary>
    public static string Report(IReadOnlyList<CoveredClause> clauses)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Clause coverage

            Every clause of the five plans and of the example (EX), the elements of the plan documents that rest on it, and what tests them. `ClauseCoverageTests` writes this
            page and fails when it is out of date, when a clause has neither element nor place in the organisation, or when one has both.

            {clauses.Count} clauses: {clauses.Count(clause => clause.Organisational is null)} in elements of the documents, {clauses.Count(clause => clause.Organisational is not null)} organisational. Worked cases: {WorkedCase.All.Count}.


            """);
        foreach (var plan in clauses.GroupBy(clause => clause.Rule.Split('-')[1]))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {plan.Key}\n\n| rule | says | elements | tests |\n|---|---|---|---|\n");
            foreach (var clause in plan)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {clause.Rule} | {clause.Short} | {Elements(clause)} | {Tests(clause)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    public static string ReportPath => Beside("../../../docs/clause-coverage.md");

    private static string Elements(CoveredClause clause) =>
        clause.Organisational is { } where ? $"*organisational:* {where}" : string.Join("<br>", clause.Elements.Select(element => $"`{element}`"));

    /// <summary>What holds the clause's elements to the printed text; empty where nothing does.</summary>
    public static string Tests(CoveredClause clause)
    {
        var parts = clause.Elements.Select(element => element.Split(' ', 2)[1].Split('/')[0]).Select(TestsOfParts.GetValueOrDefault).OfType<string>();
        string[] cases = clause.Cases == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{clause.Cases} worked cases")];
        return string.Join(", ", cases.Concat(parts).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Rule, string Short, IReadOnlyList<string> Elements)> ClausesOf(string label, string json)
    {
        using var document = JsonDocument.Parse(json);
        var found = new List<(string Rule, string Place)>();
        foreach (var part in document.RootElement.EnumerateObject().Where(part => part.Name != "clauses"))
        {
            Collect(part.Value, part.Name, found);
        }

        return [.. document.RootElement.GetProperty("clauses").EnumerateArray().Select(clause => (
            clause.GetProperty("rule").GetString()!,
            clause.GetProperty("en").GetString()!,
            (IReadOnlyList<string>)[.. found.Where(use => use.Rule == clause.GetProperty("rule").GetString()).Select(use => $"{label} {use.Place}").Distinct()]))];
    }

    // Two levels are enough to find an element; what lies deeper belongs to it.
    private static void Collect(JsonElement element, string place, List<(string Rule, string Place)> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, place, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Collect(item, place.Contains('/') ? place : $"{place}/{NameOf(item, index)}", found);
                }

                break;
            case JsonValueKind.String:
                found.AddRange(Rules().Matches(element.GetString()!).Select(match => (match.Value, place)));
                break;
        }
    }

    private static string NameOf(JsonElement item, int index)
    {
        foreach (var name in new[] { "key", "name", "question" })
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }
        }

        return index.ToString(CultureInfo.InvariantCulture);
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, name));

    [GeneratedRegex(@"R-[A-Z]{2}-\d{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rules();
}
