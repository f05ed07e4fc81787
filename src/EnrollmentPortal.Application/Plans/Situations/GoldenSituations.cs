using System.Globalization;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>A worked case that everybody who changes the plan should look at.</summary>
/// <param name="Id">The case's id in the file.</param>
/// <param name="Name">In plain words.</param>
/// <param name="Expected">What the printed document gives.</param>
public sealed record GoldenSituation(string Id, Wording Name, Situation Situation, SituationExpectation Expected);

/// <summary>The golden situations of the built-in plans: rows of the worked cases that the tests hold the engine to, with a name.</summary>
public static class GoldenSituations
{
    private static readonly Lazy<IReadOnlyList<GoldenSituation>> Embedded = new(Read);

    public static IReadOnlyList<GoldenSituation> All => Embedded.Value;

    /// <summary>The situations that a plan of the unit decides: its own, or those of the townships below it that have a plan.</summary>
    /// <param name="unit">The unit whose plan changes.</param>
    /// <param name="coverageYear">Situations of another year are moved to it.</param>
    public static IReadOnlyList<GoldenSituation> For(OrgCode unit, int coverageYear)
    {
        var near = All.Where(golden => unit.Contains(golden.Situation.Unit)).ToList();
        var found = near.Count > 0 ? near : [.. All.Where(golden => golden.Situation.Unit.Contains(unit))];
        return [.. found.Select(golden => golden with { Situation = golden.Situation.In(coverageYear) })];
    }

    private static List<GoldenSituation> Read()
    {
        var cases = Cases("Cases/cases.csv").Concat(Cases("Cases/boundary-cases.csv")).ToDictionary(row => row["case_id"], StringComparer.Ordinal);
        return [.. EmbeddedText.Rows("Cases/golden.tsv", '\t').Select(row => Golden(cases[row[0]], new Wording(row[1], row[2])))];
    }

    private static IEnumerable<Dictionary<string, string>> Cases(string file)
    {
        var header = EmbeddedText.Lines(file).First().Split(',');
        return EmbeddedText.Rows(file).Select(cells => header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    private static GoldenSituation Golden(Dictionary<string, string> row, Wording name) => new(
        row["case_id"],
        name,
        new Situation(
            OrgCode.Parse(row["plan"]),
            int.Parse(row["campaign_year"], CultureInfo.InvariantCulture),
            row["tier"] is { Length: > 0 } tier ? tier : null,
            Day(row["born_on"]),
            row["identities"].Split(';', StringSplitOptions.RemoveEmptyEntries),
            row["circumstances"],
            Day(row["paid_on"])),
        new SituationExpectation(VerdictOf(row["accepted"]), Amount(row["self_pay"])));

    private static Verdict? VerdictOf(string cell) => cell switch
    {
        "yes" => Verdict.Accepted,
        "no" => Verdict.Refused,
        "review" => Verdict.Review,
        _ => null,
    };

    private static Money? Amount(string cell) => cell.Length == 0 ? null : Money.FromYuan(decimal.Parse(cell, CultureInfo.InvariantCulture));

    private static DateOnly? Day(string cell) => WrittenDay.TryParse(cell, out var day) ? day : null;
}
