using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>A new county asks nothing of the program: a plan that uses every word loads, and every row of it decides.</summary>
public sealed class SyntheticPlanTests
{
    private static readonly IReadOnlyList<Plan> Plans = [.. SyntheticChoice.All.Select(choice => PlanLoader.Load(SyntheticPlan.Document(choice)).Required)];

    public static TheoryData<string> Routes => [.. SyntheticPlan.Routes.Select(route => route.Key)];

    [Fact]
    public void Load_GivenTheInventedPlan_ThenItHasNoFaults() =>
        Assert.All(SyntheticChoice.All, choice => Assert.Equal([], PlanLoader.Load(SyntheticPlan.Document(choice)).Faults));

    [Fact]
    public void Conditions_GivenTheInventedPlan_ThenEveryAnswerToEveryQuestionIsUsed()
    {
        // When
        var used = Plans[0].Routes.Rows.SelectMany(row => row.When.Facts).SelectMany(condition => condition.Values.Select(value => (condition.Fact, value))).ToHashSet();
        var missing = Enum.GetValues<Fact>().SelectMany(fact => FactVocabulary.AnswersOf(fact).Select(answer => (fact, answer))).Where(answer => !used.Contains(answer));

        // Then: whether a day is closed is never left unstated
        Assert.Equal([(Fact.Settlement, "unstated")], missing);
    }

    [Fact]
    public void Outcomes_GivenTheInventedPlan_ThenEveryWordIsUsed()
    {
        // Given
        var plan = Plans[0];
        var routes = plan.Routes.Rows.Select(row => row.Then).Where(route => route.Verdict != Verdict.Refused).ToList();

        // Then
        Assert.Equal([], Unused(plan.Routes.Rows.Select(row => row.Then.Verdict)).Concat(Unused(plan.Eligibility.Rows.Select(row => row.Then.Verdict))));
        Assert.Equal([], Unused(routes.Select(route => route.Price)));
        Assert.Equal([], Unused(routes.Select(route => route.Start)));
        Assert.Equal([], Unused(routes.Select(route => route.End)));
        Assert.Equal([], Unused(plan.Payers.Rows.Select(row => row.Then.Payer)).Where(payer => payer != "Resident"));
        Assert.Equal([], Unused(plan.Changes.Rows.Select(row => row.Then.Identity)));
        Assert.Equal([], Unused(plan.Changes.Rows.Select(row => row.Then.Settlement)));
        Assert.Contains(routes, route => route is { GovernmentShareDue: true, AddsInterruption: true });
    }

    [Fact]
    public void Parts_GivenTheInventedPlan_ThenEveryWordIsUsed()
    {
        // Given
        var plan = Plans[0];

        // Then
        Assert.Equal([], Unused(plan.Categories.SelectMany(category => category.Cells).Select(cell => cell.Kind)));
        Assert.Equal([], Unused(plan.Categories.Select(category => category.Payer)));
        Assert.Equal([], Unused(plan.Windows.Select(window => window.Kind)));
        Assert.Equal([], Unused(plan.Bonuses!.Rules.Select(rule => rule.Kind)));
        Assert.Equal([], Unused(plan.EventLimits.Select(limit => limit.Event)).Where(kind => kind != "None"));
        Assert.Equal([], Unused(plan.Duties.Select(duty => duty.Kind)));
        Assert.Equal([], Unused(plan.Duties.Select(duty => duty.Cadence)));
        Assert.Equal([], Unused(plan.Channels.Select(channel => channel.Kind)));
        Assert.Equal([], Unused(plan.Evidence.SelectMany(rule => rule.Evidence)));
        Assert.Equal([], Unused(plan.Exemptions.Select(exemption => exemption.Reason)));
        Assert.Equal([], Unused(Plans.Select(each => each.GovernmentShare.Basis)));
        Assert.Equal([], Unused(Plans.Select(each => each.Identities.Choice)));
        Assert.Equal([], Unused(Plans.Select(each => each.Identities.Cap)));
        Assert.Equal([], Unused(Plans.Select(each => each.Coverage.NoDaysLeft)));
    }

    [Fact]
    public void Rows_GivenTheBuiltInPlans_ThenNoneOfThemAsksAndDecidesTheSame()
    {
        // Given
        var real = PlanLibrary.BuiltIn.All.SelectMany(Signatures).ToHashSet(StringComparer.Ordinal);

        // Then
        Assert.Equal([], Signatures(Plans[0]).Where(real.Contains));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Assess_GivenThePersonOfARow_ThenThatRowDecidesAsItSays(string key)
    {
        // Given
        var route = SyntheticPlan.Routes.Single(route => route.Key == key);
        foreach (var plan in Plans)
        {
            // When
            var result = Assessor.Assess(plan, route.Person(), null, route.Day);

            // Then
            Assert.Equal(key, result.Route);
            Assert.Equal(route.Verdict == Verdict.Refused ? Verdict.Refused : result.Verdict, result.Verdict);
            Assert.True(route.Verdict != Verdict.Review || result.Verdict != Verdict.Accepted);
            Assert.Contains(result.Reasons, reason => reason.RuleId == "R-ZZ-01");
            if (result is { Verdict: not Verdict.Refused, Entitlement.State: EntitlementState.Dated })
            {
                Assert.Equal(StartOf(route, plan), result.Entitlement.Start);
            }

            if (result is { Verdict: not Verdict.Refused, Subsidy: { } subsidy, SelfPay: { } own, Standard: { } standard })
            {
                Assert.Equal(standard, subsidy + own);
            }
        }
    }

    private static DateOnly? StartOf(SyntheticRoute route, Plan plan) => route.Start switch
    {
        StartRule.Coverage => new DateOnly(2031, 2, 1),
        StartRule.Event => route.Person().Circumstances.Event?.On,
        StartRule.Payment or StartRule.Arrival => route.Day,
        StartRule.DayAfterPayment => route.Day?.AddDays(1),
        StartRule.MonthAfterPayment => route.Day is { } day ? day.AddDays(1 - day.Day).AddMonths(1) : null,
        StartRule.AfterWait => Waited(route, plan, route.Day),
        StartRule.AfterWaitInCoverage => Waited(route, plan, route.Day < new DateOnly(2031, 2, 1) ? new DateOnly(2031, 2, 1) : route.Day),
        StartRule.NotPrinted or StartRule.None => null,
    };

    // Two months or seventeen days; of two interrupted years the second counts, for two months more.
    private static DateOnly? Waited(SyntheticRoute route, Plan plan, DateOnly? from)
    {
        var longer = route.Person().Circumstances.InterruptedYears == 2 ? 2 : 0;
        return (route.Number % 2 == 0 ? from?.AddMonths(2 + longer) : from?.AddDays(17))?.AddDays(plan.Counting.WaitShift);
    }

    private static IEnumerable<string> Unused<T>(IEnumerable<T> used)
        where T : struct, Enum => Enum.GetValues<T>().Except(used).Select(value => value.ToString());

    private static IEnumerable<string> Signatures(Plan plan) =>
        plan.Routes.Rows.Where(row => !row.When.AlwaysHold).Select(row => $"{Asked(row.When)} -> {row.Then}")
            .Concat(plan.Eligibility.Rows.Where(row => !row.When.AlwaysHold).Select(row => $"{Asked(row.When)} -> {row.Then}"))
            .Concat(plan.Changes.Rows.Select(row => $"{Asked(row.When)} -> {row.Then}"))
            .Concat(plan.Payers.Rows.Select(row => $"{Asked(row.When)} -> {row.Then}"));

    private static string Asked(Conditions when) =>
        $"{string.Join(' ', when.Facts.OrderBy(fact => fact.Fact).Select(fact => $"{fact.Fact}={string.Join('|', fact.Values)}"))} {when.Within} {when.Beyond} {when.Paid}";
}
