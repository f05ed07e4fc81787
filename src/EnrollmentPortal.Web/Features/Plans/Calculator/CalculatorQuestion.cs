using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>A question that a plan's rules ask and that residents can answer about themselves.</summary>
/// <param name="Field">Name in the address; the same as in files of circumstances.</param>
/// <param name="Fact">What the plan calls it.</param>
/// <param name="Options">Answers that make a difference in the plan, as the plan writes them.</param>
public sealed record CalculatorQuestion(string Field, Fact Fact, IReadOnlyList<string> Options)
{
    /// <summary>A single "yes" is a box to tick; everything else is a list to choose from.</summary>
    public bool IsTick => Options is ["yes"];
}

/// <summary>Finds the questions in a plan, so that nobody is asked what changes nothing.</summary>
public static class CalculatorQuestions
{
    // In the order in which people are asked. What an office alone knows (channel, agents, earlier payments) is not here.
    private static readonly (string Field, Fact Fact)[] Known =
    [
        ("residence", Fact.Residence), ("insured_elsewhere", Fact.Insured), ("event", Fact.Event), ("years_paid", Fact.YearsPaid),
        ("independent", Fact.Independent), ("guardian_paid", Fact.GuardianPaid), ("student", Fact.Student),
        ("insured_at_university", Fact.InsuredAtUniversity), ("studies_here", Fact.StudiesHere),
        ("paid_by_school_year", Fact.PaidBySchoolYear), ("status", Fact.Status), ("renewal", Fact.Renewal), ("migrant", Fact.Migrant),
        ("special_reason", Fact.SpecialReason), ("employee_waiting", Fact.EmployeeWaiting),
        ("employee_insurance_due", Fact.EmployeeInsuranceDue), ("hardship", Fact.Hardship),
    ];

    /// <summary>The plan's questions, the residence first.</summary>
    public static IReadOnlyList<CalculatorQuestion> Of(Plan plan)
    {
        var asked = Conditions(plan)
            .SelectMany(when => when.Facts)
            .SelectMany(condition => condition.Values.Select(value => (condition.Fact, value)))
            .ToHashSet();
        return [.. Known.Select(known => new CalculatorQuestion(known.Field, known.Fact, Options(known.Fact, asked))).Where(question => question.Options.Count > 0)];
    }

    private static IReadOnlyList<string> Options(Fact fact, HashSet<(Fact, string)> asked)
    {
        // The ground is always chosen from the whole list: people who find themselves nowhere must learn that they are refused.
        var answers = FactVocabulary.AnswersOf(fact);
        if (fact == Fact.Residence)
        {
            return answers;
        }

        // A rule about "no" needs the "yes" beside it, or the list would have one choice and no way to say the other.
        return asked.Contains((fact, "no")) && answers.Contains("yes")
            ? ["yes", "no"]
            : [.. answers.Where(answer => answer is not ("unstated" or "other") && !IsNothing(fact, answer) && asked.Contains((fact, answer)))];
    }

    // "No insurance", "no event" is what an empty answer says; a plain "no" is an answer of its own.
    private static bool IsNothing(Fact fact, string answer) => answer == "none" || (fact == Fact.Insured && answer == "no");

    private static IEnumerable<Conditions> Conditions(Plan plan) =>
        plan.Payers.Rows.Select(row => row.When)
            .Concat(plan.Eligibility.Rows.Select(row => row.When))
            .Concat(plan.Routes.Rows.Select(row => row.When))
            .Concat(plan.Notices.Rows.Select(row => row.When));
}
