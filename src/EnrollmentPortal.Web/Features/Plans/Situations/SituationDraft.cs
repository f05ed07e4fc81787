using System.Globalization;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Plans.Calculator;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>A situation while it is typed: the calculator's fields, a name, and what must come out.</summary>
public sealed class SituationDraft
{
    private SituationDraft(Guid? id, OrgCode unit, int coverageYear, CalculatorInput input) =>
        (Id, Unit, CoverageYear, Input) = (id, unit, coverageYear, input);

    /// <summary>The kept situation that is replaced; null for a new one.</summary>
    public Guid? Id { get; }

    public OrgCode Unit { get; }

    public int CoverageYear { get; }

    public string Name { get; set; } = string.Empty;

    public string? Tier { get; set; }

    /// <summary>What was typed into the calculator's fields.</summary>
    public CalculatorInput Input { get; set; }

    public Verdict? ExpectedVerdict { get; set; }

    /// <summary>As typed, in yuan.</summary>
    public string ExpectedSelfPay { get; set; } = string.Empty;

    public static SituationDraft New(DraftDocument draft, Plan plan) => new(null, draft.Unit, draft.CoverageYear, CalculatorInput.Empty
        .With(CalculatorInput.PaidField, plan.Windows.FirstOrDefault(window => window.Kind == WindowKind.Open) is { } window ? Display.Date(window.Days.From) : string.Empty))
    {
        Tier = plan.Tiers[0].Key,
    };

    public static SituationDraft Of(TriedSituation row) => new(row.Id, row.Situation.Unit, row.Situation.CoverageYear, SituationInput.Of(row.Situation))
    {
        Name = row.Name.Zh,
        Tier = row.Situation.Tier,
        ExpectedVerdict = row.Expected.Verdict,
        ExpectedSelfPay = row.Expected.SelfPay?.InYuan.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>The question, where every field could be read.</summary>
    public Situation ToSituation(CalculatorReader reader) =>
        new(Unit, CoverageYear, Tier, reader.BornOn, reader.Applicant.Identities, reader.Circumstances, reader.PaidOn);

    /// <returns>False where an amount was typed that is none.</returns>
    public bool TryExpectation(out SituationExpectation expected)
    {
        var typed = ExpectedSelfPay.Trim().TrimStart('¥');
        var isAmount = decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            && yuan < 1_000_000 && yuan * 100 == decimal.Truncate(yuan * 100);
        expected = new SituationExpectation(ExpectedVerdict, isAmount ? Money.FromYuan(yuan) : null);
        return isAmount || typed.Length == 0;
    }
}

/// <summary>A kept situation in the calculator's fields.</summary>
internal static class SituationInput
{
    public static CalculatorInput Of(Situation situation)
    {
        var input = situation.Identities.Aggregate(CalculatorInput.Empty, (typed, name) => typed.WithIdentity(name, chosen: true))
            .With(CalculatorInput.PaidField, situation.PaidOn is { } paid ? Display.Date(paid) : string.Empty)
            .With(CalculatorInput.BornField, situation.BornOn is { } born ? Display.Date(born) : string.Empty);
        foreach (var part in situation.Circumstances.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = (part[..sign], part[(sign + 1)..]);
            input = input.With(key, key == "years_paid" ? Years(value, situation.CoverageYear) : value);
        }

        return input;
    }

    // The form asks which of the two years, the file names them.
    private static string Years(string value, int coverageYear) =>
        value.Contains('+', StringComparison.Ordinal) ? "both"
        : value == coverageYear.ToString(CultureInfo.InvariantCulture) ? "this" : "previous";
}
