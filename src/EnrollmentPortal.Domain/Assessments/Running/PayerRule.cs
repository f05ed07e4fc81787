using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Whose 缴费标准 a person pays: residents', or that of university students.</summary>
/// <remarks>A certified row on the students' own standard makes the person a student payer (松溉 附件2); after it the plan's table of payers
/// decides, and somebody in none of its rows is a resident.</remarks>
internal static class PayerRule
{
    internal static PayerKind Of(Plan plan, Applicant applicant, FactSheet facts)
    {
        // An identity that the department denies makes nobody anything.
        foreach (var identity in applicant.Circumstances.Certified == false ? [] : applicant.Identities)
        {
            if (plan.FindCategory(identity) is { Payer: PayerKind.UniversityStudent })
            {
                return PayerKind.UniversityStudent;
            }
        }

        return plan.Payers.First(facts, plan.Counting)?.Then.Payer ?? PayerKind.Resident;
    }
}
