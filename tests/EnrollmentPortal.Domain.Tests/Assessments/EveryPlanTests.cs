using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>What must hold in every plan for every category, pair of categories, tier and day; all of them, not a sample.</summary>
public sealed class EveryPlanTests
{
    public static TheoryData<string> Plans => [.. PlanLibrary.BuiltIn.All.Select(plan => $"{plan.Unit}/{plan.CoverageYear}")];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenTwoIdentities_ThenTheBetterSingleOne(string label)
    {
        // Given
        var plan = Of(label);
        var day = plan.Windows[0].Days.From.AddDays(10);
        var wrong = new List<string>();

        // When
        foreach (var tier in plan.Tiers)
        {
            foreach (var (first, second) in Pairs(plan))
            {
                var both = Assess(plan, tier, day, first, second);
                if (Best(Alone(plan, tier, day, first, both), Alone(plan, tier, day, second, both)) is { } best && both.Subsidy != best)
                {
                    wrong.Add($"{tier.Key} {first} + {second}: {both.Subsidy} instead of {best}");
                }

                var turned = Assess(plan, tier, day, second, first);
                if ((turned.Subsidy, turned.Grant, turned.Route) != (both.Subsidy, both.Grant, both.Route))
                {
                    wrong.Add($"{tier.Key} {first} + {second}: {turned.Subsidy} the other way round");
                }
            }
        }

        // Then
        Assert.Equal([], wrong);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenAPairThatMakesAThird_ThenItPaysNoLessThanTheBetterSingleOne(string label)
    {
        // Given
        var plan = Of(label);
        var day = plan.Windows[0].Days.From.AddDays(10);

        // When
        var worse =
            from tier in plan.Tiers
            from made in plan.Identities.Conjunctions
            from first in made.First
            from second in made.Second
            where first != second
            let best = Best(Assess(plan, tier, day, first), Assess(plan, tier, day, second))
            let both = Assess(plan, tier, day, first, second)
            where both.Subsidy < best || both.Grant?.Category is null
            select $"{tier.Key} {first} + {second}: {both.Subsidy} instead of {best}";

        // Then
        Assert.Equal([], worse);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenEveryCategoryTierAndPayer_ThenSubsidyAndSelfPayMakeTheStandard(string label)
    {
        // Given
        var plan = Of(label);
        var day = plan.Windows[0].Days.From.AddDays(10);

        // When
        var wrong =
            from tier in plan.Tiers
            from category in plan.Categories
            from student in Enum.GetValues<StudentKind>()
            let person = new Applicant { Identities = [category.Name], Circumstances = new Circumstances { Certified = true, Student = student } }
            let result = Assessor.Assess(plan, person, tier.Key, day)
            where result is { Subsidy: { } subsidy, SelfPay: { } selfPay }
                && (subsidy + selfPay != result.Standard || subsidy < Money.Zero || selfPay < Money.Zero)
            select $"{tier.Key} {category.Name} {student}: {result.Subsidy} + {result.SelfPay}";

        // Then
        Assert.Equal([], wrong);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenALaterPayment_ThenBenefitsByTheSameRouteNeverBeginEarlier(string label)
    {
        // Given
        var plan = Of(label);
        var wrong = new List<string>();
        foreach (var tier in plan.Tiers)
        {
            foreach (var category in plan.Categories.Select(category => category.Name).Prepend(null))
            {
                // When
                var latest = new Dictionary<string, DateOnly>();
                foreach (var day in Days(plan))
                {
                    var result = category is null ? Assess(plan, tier, day) : Assess(plan, tier, day, category);
                    if (result is { Verdict: Verdict.Accepted, Entitlement.Start: { } start })
                    {
                        if (latest.TryGetValue(result.Route, out var before) && start < before)
                        {
                            wrong.Add($"{tier.Key} {category} {result.Route} {day}: {start} before {before}");
                        }

                        latest[result.Route] = start;
                    }
                }
            }
        }

        // Then
        Assert.Equal([], wrong);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenEveryDayAndGroup_ThenItIsDecidedWithAClause(string label)
    {
        // Given
        var plan = Of(label);
        string?[] categories = [null, .. plan.Categories.Select(category => category.Name)];

        // When
        var undecided =
            from tier in plan.Tiers
            from category in categories
            from day in Days(plan)
            let result = category is null ? Assess(plan, tier, day) : Assess(plan, tier, day, category)
            where result.Route.Length == 0 || result.Reasons.Count == 0
            select $"{tier.Key} {category} {day}";

        // Then
        Assert.Equal([], undecided.Take(5));
    }

    private static Plan Of(string label)
    {
        var parts = label.Split('/');
        return PlanLibrary.BuiltIn.All.Single(plan => plan.Unit.ToString() == parts[0] && plan.CoverageYear.ToString(System.Globalization.CultureInfo.InvariantCulture) == parts[1]);
    }

    private static Assessment Assess(Plan plan, FeeTier tier, DateOnly day, params string[] identities) =>
        Assessor.Assess(plan, new Applicant { Identities = identities, Circumstances = new Circumstances { Certified = identities.Length > 0 ? true : null } }, tier.Key, day);

    // From a month before the first window to the end of the coverage year and a month beyond.
    private static IEnumerable<DateOnly> Days(Plan plan)
    {
        for (var day = plan.Windows[0].Days.From.AddDays(-30); day <= new DateOnly(plan.CoverageYear, 12, 31).AddDays(30); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    // On the standard that the two together are priced on: a row of the students' own makes the person a student (松溉 附件2).
    private static Assessment Alone(Plan plan, FeeTier tier, DateOnly day, string identity, Assessment both)
    {
        var alone = Assess(plan, tier, day, identity);
        return alone.Standard == both.Standard ? alone : Assessor.Assess(
            plan, new Applicant { Identities = [identity], Circumstances = new Circumstances { Certified = true, Student = StudentKind.University } }, tier.Key, day);
    }

    // Two that by the plan together make a third are priced as the third (满城's table of amounts).
    private static IEnumerable<(string First, string Second)> Pairs(Plan plan) =>
        from first in plan.Categories
        from second in plan.Categories
        where string.CompareOrdinal(first.Name, second.Name) < 0
        where !plan.Identities.Conjunctions.Any(made => Makes(made, first.Name, second.Name) || Makes(made, second.Name, first.Name))
        select (first.Name, second.Name);

    private static bool Makes(Conjunction made, string first, string second) => made.First.Contains(first) && made.Second.Contains(second);

    private static Money? Best(Assessment first, Assessment second) =>
        first.Subsidy is { } one && second.Subsidy is { } other ? (one > other ? one : other) : null;
}
