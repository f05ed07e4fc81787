using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.PolicyData;

namespace EnrollmentPortal.Application.Tests.PolicyData;

/// <summary>A clause of a plan: which elements rest on it, and what tests them.</summary>
internal sealed record CoveredClause(string Rule, string Short, IReadOnlyList<string> Elements, int Cases, string? Organisational)
{
    /// <summary>The parts of the documents in which its elements stand, as far as these have tests of their own.</summary>
    public IEnumerable<DocumentPart> Parts =>
        Elements.Select(element => DocumentPart.Of(element.Split(' ', 2)[1])).OfType<DocumentPart>().Distinct();
}

/// <summary>Reads the clauses off the built-in documents and the worked cases.</summary>
internal static partial class ClauseCoverage
{
    /// <summary>Every clause of every built-in document, by rule id.</summary>
    /// <param name="worked">The rows of the worked cases.</param>
    public static IReadOnlyList<CoveredClause> Read(IReadOnlyList<IReadOnlyDictionary<string, string>> worked)
    {
        var cases = worked.SelectMany(row => row["rule_ids"].Split(';')).CountBy(rule => rule).ToDictionary();
        var organisational = File.ReadLines(Beside("organisational-clauses.tsv")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);
        return [.. PlanLibrary.BuiltInDocuments
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

    public static string ReportPath => Beside("../../../docs/clause-coverage.md");

    /// <summary>The folder of all test projects.</summary>
    public static string TestsPath => Beside("../..");

    /// <summary>What holds the clause's elements to the printed text; empty where nothing does.</summary>
    public static string Tests(CoveredClause clause)
    {
        string[] cases = clause.Cases == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{clause.Cases} worked {(clause.Cases == 1 ? "case" : "cases")}")];
        return string.Join(", ", cases.Concat(clause.Parts.SelectMany(part => part.Tests)).Distinct(StringComparer.Ordinal));
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
