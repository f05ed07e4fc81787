using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Domain.Tests.Plans;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>An assumption with options is a switch: every option loads, and makes somebody's result another one.</summary>
public sealed class AssumptionSwitchTests
{
    /// <summary>Unit, question, option; tier, identities, circumstances, payment date; result as it is, result under the option.</summary>
    public static TheoryData<string, string, string, string, string> Witnesses => new()
    {
        { "500236", "Q-ALL-06=printed-self-pay", "一档||", "2022-11-10", "same" },
        { "500236", "Q-FJ-03=open", "一档||", "2023-02-01", "Refused - → Accepted 350.00" },
        { "500236", "Q-FJ-05=90-days", "一档||event=newborn;event_on=2023-03-01", "2023-04-01", "Review 350.00 → Accepted 350.00" },
        { "500236", "Q-FJ-10=first", "一档|特困人员;低保对象|", "2022-11-10", "same" },
        { "500236", "Q-ALL-01=1", "一档||event=newborn;event_on=2023-03-01", "2023-05-30", "same" },

        { "130607", "Q-ALL-01=1", "单一档||event=newborn;event_on=2023-02-08", "2023-08-07", "Accepted 350.00 2023-02-08 → Refused -" },
        { "130607", "Q-MC-01=extension-only", "单一档||", "2022-11-28", "Refused - → Accepted 350.00" },
        { "130607", "Q-MC-04=first", "单一档|其他脱贫人口;返贫致贫人口|", "2022-11-10", "same" },
        { "130607", "Q-MC-05=list", "单一档|其他脱贫人口;突发严重困难人口|", "2022-12-10", "Accepted 35.00 → Accepted 70.00" },
        { "130607", "Q-MC-06=whole", "单一档|农村低保对象|paid_before=350;certified_on=2022-11-20", "2022-11-10", "315.00 → 350.00" },
        { "130607", "Q-MC-09=review", "单一档||event=newborn;event_on=2023-02-08", "2023-08-08", "Refused - → Review 350.00" },
        { "130607", "Q-MC-13=refuse", "单一档|农村低保对象|certified_on=2023-04-01", "2023-05-10", "Review 35.00 → Refused -" },

        { "500240108", "Q-ALL-01=1", "一档||event=newborn;event_on=2024-03-01", "2024-05-30", "2024-03-01 → Accepted 380.00 2024-08-28" },
        { "500240108", "Q-ALL-02=1", "一档||", "2024-03-01", "2024-05-30 → Accepted 380.00 2024-05-31" },
        { "500240108", "Q-ALL-06=printed-self-pay", "一档|低保边缘户|student=university", "2023-11-20", "Review 84.00 → Review 114.00" },
        { "500240108", "Q-WC-02=waive", "一档|城乡低保对象|", "2024-04-01", "2024-06-30 → Accepted 38.00 2024-04-01" },
        { "500240108", "Q-WC-03=exempt", "一档|稳定脱贫户|", "2024-08-01", "1020.00 → 380.00" },
        { "500240108", "Q-WC-04=all-subsidised", "一档|城乡孤儿|", "2024-08-01", "640.00 → 0.00" },
        { "500240108", "Q-WC-05=first", "二档|计生优抚（奖扶）对象;城乡低保对象|", "2023-11-20", "Accepted 375.00 → Accepted 451.00" },
        { "500240108", "Q-WC-06=not-printed", "一档|烈士遗属|", "2023-11-20", "Accepted 380.00 → Review -" },
        { "500240108", "Q-WC-09=3-months", "一档||event=newborn;event_on=2023-11-01;years_paid=2024", "2024-02-01", "2024-05-01 → Accepted 380.00 2024-01-01" },
        { "500240108", "Q-WC-10=favourable", "一档||event=newborn;event_on=2023-10-01", "2024-02-10", "2024-05-10 → Accepted 380.00 2024-03-01" },
        { "500240108", "Q-WC-11=payable", "一档||event=newborn;event_on=2024-03-01", "2024-08-28", "380.00 → 1020.00" },
        { "500240108", "Q-WC-12=payment-day", "一档||event=newborn;event_on=2023-11-20;years_paid=2024", "2024-01-10", "2024-01-01 → Accepted 380.00 2024-01-10" },
        { "500240108", "Q-WC-14=none", "一档||refund_requested_on=2023-11-30", "2023-11-10", "Manual → Nothing" },
        { "500240108", "Q-WC-16=refused", "一档||", "2024-11-01", "Accepted 380.00 → Refused -" },

        { "500118107", "Q-ALL-01=1", "一档||event=newborn;event_on=2023-07-01", "2023-09-29", "350.00 → DueButUnknown" },
        { "500118107", "Q-ALL-06=printed-self-pay", "一档|低保对象|student=university", "2022-12-10", "Accepted 5.00 → Accepted 35.00" },
        { "500118107", "Q-SG-02=refuse", "一档||", "2023-03-01", "Accepted 350.00 → Refused -" },
        { "500118107", "Q-SG-03=open", "一档||", "2023-10-10", "Refused - → Review 350.00" },
        { "500118107", "Q-SG-05=payable", "一档|低保对象|", "2023-08-01", "NotDue → DueButUnknown" },
        { "500118107", "Q-SG-06=first", "二档|稳定脱贫人口;低保对象|", "2022-12-10", "Accepted 375.00 → Accepted 675.00" },
        { "500118107", "Q-SG-12=computed", "一档||", "2022-12-10", "same" },

        { "421321", "Q-ALL-01=1", "单一档||event=newborn;event_on=2023-03-01", "2023-05-30", "2023-03-01 → Accepted 350.00 2023-06-02" },
        { "421321", "Q-ALL-02=1", "单一档||event=discharged-from-service;event_on=2023-03-01", "2023-05-31", "2023-08-31 → Accepted 350.00 2023-09-01" },
        { "421321", "Q-ALL-04=transaction", "单一档||event=newborn;event_on=2023-03-01", "2023-06-10", "2023-06-13 → Accepted 350.00 2023-06-10" },
        { "421321", "Q-SX-01=all-migrants", "单一档||migrant=yes;renewal=no", "2023-01-15", "Refused - → Accepted 350.00" },
        { "421321", "Q-SX-02=from-payment", "单一档||migrant=yes;renewal=yes", "2023-01-15", "2023-01-01 → Accepted 350.00 2023-01-15" },
        { "421321", "Q-SX-04=like-job-switchers", "单一档||event=university-graduation;event_on=2023-03-01", "2023-07-20", "2023-07-23 → Accepted 350.00 2023-10-20" },
        { "421321", "Q-SX-05=all-certified", "单一档|城乡最低生活保障对象|", "2023-05-10", "Review 30.00 → Accepted 30.00" },
        { "421321", "Q-SX-14=review", "单一档||event=released-from-prison;event_on=2023-03-01", "2023-11-01", "Accepted 350.00 → Review 350.00" },
        { "990101", "Q-ALL-01=1", "单一档||event=newborn;event_on=2025-03-01", "2025-05-30", "2025-03-01 → Accepted 400.00 2025-08-30" },
        { "990101", "Q-ALL-02=1", "单一档||", "2025-03-10", "2025-06-10 → Accepted 400.00 2025-06-11" },
        { "990101", "Q-EX-03=2", "单一档||interrupted_years=2", "2025-03-10", "2025-08-10 → Accepted 400.00 2025-07-10" },
        { "990101", "Q-EX-04=false", "单一档||interrupted_years=2;bought_back_years=2", "2025-03-10", "2025-06-10 NotDue 0.00 1200.00 → 2025-08-10 NotDue 0.00 400.00" },
        { "990101", "Q-EX-12=payment", "单一档||interrupted_years=2", "2024-12-20", "2025-06-01 → Accepted 400.00 2025-05-20" },

        { "421321", "Q-SX-13=all-subsidised", "单一档||", "2022-10-10", "same" },
    };

    [Theory]
    [MemberData(nameof(Witnesses))]
    public void Load_GivenAnotherOption_ThenThePlanLoadsAndTheChoiceTakesEffect(
        string unit, string choice, string person, string paidOn, string change)
    {
        // Given
        var plan = Plan(unit);
        var (question, option) = (choice.Split('=')[0], choice.Split('=')[1]);

        // When
        var load = PolicyDocuments.With(plan, question, option);
        var (before, after) = (Result(plan, person, paidOn), Result(load.Required, person, paidOn));

        // Then
        if (change == "same")
        {
            // Fengjie prints no amounts yet, Mancheng's printed order is the order of amounts, and two questions are about reports.
            Assert.Equal(before, after);
        }
        else
        {
            Assert.Contains(change.Split(" → ")[0], before, StringComparison.Ordinal);
            Assert.Contains(change.Split(" → ")[1], after, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_GivenThePlans_ThenEveryOneHasAWitness()
    {
        // Given
        var witnessed = Witnesses.Select(row => $"{row.Data.Item1} {row.Data.Item2}").ToHashSet();

        // When
        var missing =
            from plan in PlanLibrary.BuiltIn.All
            where PlanLibrary.BuiltIn.All.Count(other => other.Unit.TenantId == plan.Unit.TenantId) == 1 || plan.Unit.Level == OrgLevel.Township
            from assumption in plan.Assumptions
            from option in assumption.Options
            where option != assumption.Value
            let name = $"{plan.Unit} {assumption.Question}={option}"
            where !witnessed.Contains(name)
            select name;

        // Then
        Assert.Equal(string.Empty, string.Join('\n', missing));
    }

    private static Plan Plan(string unit) => PlanLibrary.BuiltIn.All.Single(plan => plan.Unit == OrgCode.Parse(unit));

    private static string Result(Plan plan, string person, string paidOn)
    {
        var parts = person.Split('|');
        var applicant = new Applicant
        {
            Identities = parts[1].Split(';', StringSplitOptions.RemoveEmptyEntries),
            Circumstances = CircumstancesText.Parse(parts[2]).Value,
        };
        var day = DateOnly.ParseExact(paidOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        // The money arrives three days later, so that "from arrival" shows.
        var result = Assessor.Assess(plan, applicant, parts[0], day, day.AddDays(3));
        var selfPay = result.SelfPay?.ToString() ?? "-";
        return $"{result.Verdict} {selfPay} {result.Entitlement.Start:yyyy-MM-dd} {result.GovernmentShare.State} {result.GovernmentShare.Amount} "
            + $"{result.TotalDue} {result.Later?.Rule} {result.Later?.Amount}";
    }
}
