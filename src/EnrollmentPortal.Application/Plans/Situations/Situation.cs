using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>A question that a plan must answer: this person, this payment.</summary>
/// <param name="Unit">Where the person lives, as far as the plan makes a difference.</param>
/// <param name="CoverageYear">The year it was written for.</param>
/// <param name="Tier">Key of a tier; null where the plan has one, or nothing is paid.</param>
/// <param name="BornOn">Birth date, where it matters.</param>
/// <param name="Identities">Names of categories as the plan prints them.</param>
/// <param name="Circumstances">In the closed vocabulary of files.</param>
/// <param name="PaidOn">Day of payment; null where nothing is paid.</param>
public sealed record Situation(
    OrgCode Unit, int CoverageYear, string? Tier, DateOnly? BornOn, IReadOnlyList<string> Identities, string Circumstances, DateOnly? PaidOn)
{
    /// <summary>What the plan says to it.</summary>
    /// <returns>The assessment, or why the plan cannot price it, such as a category that it no longer names.</returns>
    public Result<Assessment> Under(Plan plan)
    {
        var known = CircumstancesText.Parse(Circumstances);
        if (known.IsError)
        {
            return known.Error;
        }

        var applicant = new Applicant { BornOn = BornOn, Identities = Identities, Circumstances = known.Value };
        return Assessor.Check(plan, applicant, Tier) is { } unknown ? unknown : Assessor.Assess(plan, applicant, Tier, PaidOn);
    }

    /// <summary>The same situation in another coverage year: every date moves by as many years.</summary>
    public Situation In(int coverageYear)
    {
        var shift = coverageYear - CoverageYear;
        return shift == 0 ? this : this with
        {
            CoverageYear = coverageYear,
            BornOn = BornOn?.AddYears(shift),
            PaidOn = PaidOn?.AddYears(shift),
            Circumstances = string.Join(';', Circumstances.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Moved(part, shift))),
        };
    }

    private static string Moved(string part, int shift)
    {
        var sign = part.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = (part[..sign], part[(sign + 1)..]);
        return key switch
        {
            "years_paid" => $"{key}={string.Join('+', value.Split('+').Select(year => YearMoved(year, shift)))}",
            _ when WrittenDay.TryParse(value, out var day) => $"{key}={day.AddYears(shift).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            _ => part,
        };
    }

    private static string YearMoved(string year, int shift) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number + shift).ToString(CultureInfo.InvariantCulture) : year;
}

/// <summary>What somebody says must come out.</summary>
/// <param name="Verdict">Null where it is not said.</param>
/// <param name="SelfPay">自付, without the government share; null where it is not said.</param>
public sealed record SituationExpectation(Verdict? Verdict, Money? SelfPay)
{
    public static SituationExpectation None { get; } = new(null, null);

    public bool IsStated => Verdict is not null || SelfPay is not null;

    /// <summary>False when the assessment says otherwise, or there is none.</summary>
    public bool IsMetBy(Assessment? assessment) => !IsStated
        || (assessment is not null
            && (Verdict is null || assessment.Verdict == Verdict)
            && (SelfPay is null || assessment.SelfPay == SelfPay));
}
