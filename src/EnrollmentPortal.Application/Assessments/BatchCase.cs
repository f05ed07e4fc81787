using System.Globalization;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>What a row asks: this plan, this person, this payment.</summary>
internal sealed record BatchCase(Plan Plan, Applicant Applicant, string? Tier, DateOnly? PaidOn)
{
    // What paid_as says of a person who paid the full price.
    private const string OrdinaryResident = "普通居民";

    /// <summary>Understands a row, or says the first thing that is wrong with it.</summary>
    public static Result<BatchCase> Read(BatchRow row, PlanLibrary library)
    {
        if (row.Defect is { } defect)
        {
            return defect;
        }

        var plan = PlanOf(row, library);
        var applicant = ApplicantOf(row);
        var paidOn = DayOf(row, BatchColumn.PaidOn);
        if ((plan.Error ?? applicant.Error ?? paidOn.Error) is { } error)
        {
            return error;
        }

        var tier = row[BatchColumn.Tier] is { Length: > 0 } key ? key : null;
        return (Assessor.Check(plan.Value, applicant.Value, tier) ?? CheckPaidAs(plan.Value, applicant.Value)) is { } unknown
            ? unknown
            : new BatchCase(plan.Value, applicant.Value, tier, paidOn.Value);
    }

    // The assessment takes a name that it does not know for an ordinary resident's; in a file it is a typing error that would change a refund.
    private static Error? CheckPaidAs(Plan plan, Applicant applicant) =>
        applicant.Circumstances.PaidAs is { } name && name != OrdinaryResident && plan.FindCategory(name) is null
            ? AssessmentErrors.UnknownIdentity(name)
            : null;

    private static Result<Plan> PlanOf(BatchRow row, PlanLibrary library)
    {
        var (unit, text) = (row[BatchColumn.Plan], row[BatchColumn.CampaignYear]);
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return BatchErrors.BadYear(text);
        }

        return OrgCode.TryParse(unit, out var code) && library.For(code, year) is { } plan ? plan : BatchErrors.UnknownPlan(unit, year);
    }

    private static Result<Applicant> ApplicantOf(BatchRow row)
    {
        var bornOn = DayOf(row, BatchColumn.BornOn);
        var circumstances = CircumstancesText.Parse(row[BatchColumn.Circumstances]);
        if ((bornOn.Error ?? circumstances.Error) is { } error)
        {
            return error;
        }

        return new Applicant
        {
            BornOn = bornOn.Value,
            Identities = row[BatchColumn.Identities].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Circumstances = circumstances.Value,
        };
    }

    private static Result<DateOnly?> DayOf(BatchRow row, BatchColumn column) => row[column] switch
    {
        "" => Result<DateOnly?>.From((DateOnly?)null),
        var text when WrittenDay.TryParse(text, out var day) => Result<DateOnly?>.From(day),
        var text => BatchErrors.BadDay(BatchHeader.NameOf(column), text),
    };
}
