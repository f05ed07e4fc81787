using System.Globalization;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>One row of cases.csv or boundary-cases.csv: a situation with the result that a policy officer expects. An empty cell is not checked.</summary>
public sealed record WorkedCase(string Id, IReadOnlyDictionary<string, string> Cells)
{
    private static readonly Lazy<IReadOnlyList<WorkedCase>> Rows = new(Read);

    public static IReadOnlyList<WorkedCase> All => Rows.Value;

    public string this[string column] => Cells[column];

    public Plan Plan => PlanLibrary.BuiltIn.For(
        OrgCode.Parse(this["plan"]), int.Parse(this["campaign_year"], CultureInfo.InvariantCulture))!;

    public Applicant Applicant => new()
    {
        BornOn = Day("born_on"),
        Identities = this["identities"].Split(';', StringSplitOptions.RemoveEmptyEntries),
        Circumstances = CircumstancesText.Parse(this["circumstances"]).Value,
    };

    public Assessment Assess() =>
        Assessor.Assess(Plan, Applicant, this["tier"].Length == 0 ? null : this["tier"], Day("paid_on"));

    /// <summary>The result in the words of the file, for the columns that the row checks.</summary>
    public static string Cell(Assessment result, string column) => column switch
    {
        "accepted" => result.Verdict switch { Verdict.Accepted => "yes", Verdict.Refused => "no", Verdict.Review => "review" },
        "standard" => Yuan(result.Standard),
        "subsidy" => Yuan(result.Subsidy),
        "self_pay" => Yuan(result.SelfPay),
        "government_share" => result.GovernmentShare.State == GovernmentShareState.DueButUnknown
            ? "unknown"
            : Yuan(result.GovernmentShare.Amount),
        "later_subsidy_or_refund" => Yuan(result.Later?.Amount),
        "entitlement_start" => Date(result.Entitlement.Start),
        "entitlement_end" => Date(result.Entitlement.End),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such result."),
    };

    public override string ToString() => Id;

    private static string Yuan(Money? amount) => amount?.InYuan.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    private DateOnly? Day(string column) =>
        this[column].Length == 0 ? null : DateOnly.ParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<WorkedCase> Read()
    {
        string[] files = ["cases.csv", "boundary-cases.csv"];
        return [.. files.SelectMany(file => ReadFile(Path.Combine(AppContext.BaseDirectory, "Assessments", file)))];
    }

    private static IEnumerable<WorkedCase> ReadFile(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',')).Select(cells =>
            new WorkedCase(cells[0], header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
    }
}
