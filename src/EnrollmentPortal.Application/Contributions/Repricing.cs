using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>The price of a person who has not paid by a plan that a newer version replaces, where the two ask different amounts.</summary>
/// <remarks>Only for those who have not paid: a paid enrolment keeps what was frozen with it, whatever is published later.</remarks>
/// <param name="Before">By the version before.</param>
/// <param name="After">By the one that holds.</param>
public sealed record Repricing(Assessment Before, Assessment After)
{
    /// <returns>Null where there was no version before, it could not price the person, or it asked the same.</returns>
    internal static Repricing? Of(Plan? replaced, Applicant applicant, Assessment after, DateOnly today)
    {
        if (replaced is null || after.Tier is not { } tier || Assessor.Check(replaced, applicant, tier) is not null)
        {
            return null;
        }

        var before = Assessor.Assess(replaced, applicant, tier, today);
        return (before.Verdict, before.TotalDue) == (after.Verdict, after.TotalDue) ? null : new Repricing(before, after);
    }
}
