using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>The plan's notices: every row that fits adds its clauses and warnings, and none decides anything.</summary>
/// <remarks>Only here it is seen that others of the household are left out (满城 R-MC-54), so that who else enrols can never change a price.</remarks>
internal static class NoticeRule
{
    internal static void Explain(AssessmentNotes notes, Plan plan, Applicant applicant, FactSheet facts)
    {
        // What was stated goes before what the register knows.
        var stated = facts[Fact.HouseholdIncomplete];
        if (applicant is { LeavesOthersOut: true, Circumstances.HouseholdIncomplete: null })
        {
            facts.Set(Fact.HouseholdIncomplete, answer: true);
        }

        foreach (var row in plan.Notices.Rows)
        {
            if (row.When.Hold(facts, plan.Counting))
            {
                notes.AddRow(ReasonKind.Notice, row);
            }
        }

        facts.SetMany(Fact.HouseholdIncomplete, stated);
    }
}
