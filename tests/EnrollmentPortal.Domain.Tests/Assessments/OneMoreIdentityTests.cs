using System.Globalization;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>One more identity never makes anybody pay more: every plan, every tier, every pair and triple, on the days at the windows' edges.</summary>
public sealed class OneMoreIdentityTests
{
    // A township's plan has its county's tables: one of the two is enough.
    public static TheoryData<string> Plans => [.. PlanLibrary.BuiltIn.All
        .Where(plan => plan.Unit.Level == OrgLevel.Township || PlanLibrary.BuiltIn.All.Count(other => other.Unit.TenantId == plan.Unit.TenantId) == 1)
        .Select(plan => $"{plan.Unit}/{plan.CoverageYear}")];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenOneMoreIdentity_ThenNobodyPaysMore(string label)
    {
        // Given
        var plan = Of(label);
        var names = plan.Categories.Select(category => category.Name).ToArray();

        // When
        var dearer =
            from tier in plan.Tiers
            from person in People(plan)
            from day in Days(plan)
            from wrong in Dearer(plan, tier, names, (person, day))
            select wrong;

        // Then
        Assert.Equal([], dearer.Take(5));
    }

    [Fact]
    public void Assess_GivenAStudentOfSonggaiWithSeveralIdentities_ThenTheHighestOfAllCutToTheStudentsStandard()
    {
        // Given 附件2: 困难大学生 224 and 320 on the students' 320 and 695, 特困对象 350 and 低保对象 315 and 350 on the residents' 350 and 725
        var plan = Of("500118107/2023");
        var (day, student) = (new DateOnly(2022, 12, 10), Circumstances.None with { Student = StudentKind.University });
        Money? Pays(string tier, params string[] identities) =>
            Assessor.Assess(plan, new Applicant { Identities = identities, Circumstances = student }, tier, day).SelfPay;

        // When, Then
        Assert.Equal(Money.Zero, Pays("一档", "特困对象"));
        Assert.Equal(Money.Zero, Pays("一档", "特困对象", "民政家庭经济困难大学生"));
        Assert.Equal(Money.Yuan(5), Pays("一档", "低保对象", "民政家庭经济困难大学生"));
        Assert.Equal(Money.Yuan(96), Pays("一档", "稳定脱贫人口", "民政家庭经济困难大学生"));
        Assert.Equal(Money.Yuan(345), Pays("二档", "低保对象", "民政家庭经济困难大学生"));
    }

    // Each set of up to three is priced once and then compared with itself less one.
    private static IEnumerable<string> Dearer(Plan plan, FeeTier tier, string[] names, (Circumstances Known, DateOnly Day) who)
    {
        var priced = new Dictionary<int, Dues>();
        foreach (var set in Sets(names.Length))
        {
            var dues = Dues.Of(Assessor.Assess(
                plan, new Applicant { Identities = [.. set.Select(index => names[index])], Circumstances = who.Known }, tier.Key, who.Day));
            priced[Key(set)] = dues;
            foreach (var without in set)
            {
                var fewer = priced[Key([.. set.Where(index => index != without)])];
                if (dues.IsMoreThan(fewer))
                {
                    yield return $"{tier.Key} {who.Day:yyyy-MM-dd} {who.Known.Student} {who.Known.Event?.Kind} "
                        + $"{string.Join('+', set.Select(index => names[index]))}: {dues} after {fewer} without {names[without]}";
                }
            }
        }
    }

    // The empty set first, then singles, pairs and triples, so that the smaller ones are known.
    private static IEnumerable<int[]> Sets(int count)
    {
        yield return [];
        for (var first = 0; first < count; first++)
        {
            yield return [first];
        }

        for (var first = 0; first < count; first++)
        {
            for (var second = first + 1; second < count; second++)
            {
                yield return [first, second];
            }
        }

        for (var first = 0; first < count; first++)
        {
            for (var second = first + 1; second < count; second++)
            {
                for (var third = second + 1; third < count; third++)
                {
                    yield return [first, second, third];
                }
            }
        }
    }

    private static int Key(ReadOnlySpan<int> set)
    {
        var key = 0;
        foreach (var index in set)
        {
            key = (key * 64) + index + 1;
        }

        return key;
    }

    // First and last day of every window; inside one the plan's prices do not change, but for 满城's opening of the special window.
    private static IEnumerable<DateOnly> Days(Plan plan) => plan.Windows
        .SelectMany(window => new[] { window.Days.From, window.Days.To })
        .Concat(plan.Unit.ToString() == "130607" ? [new DateOnly(2022, 11, 9), new DateOnly(2022, 11, 10)] : Array.Empty<DateOnly>())
        .Distinct();

    // People that the plan prices by a rule of its own.
    private static IEnumerable<Circumstances> People(Plan plan)
    {
        yield return Circumstances.None;
        yield return Circumstances.None with { Student = StudentKind.University };
        yield return Circumstances.None with { Event = new LifeEvent(LifeEventKind.Newborn, new DateOnly(plan.CoverageYear, 3, 1)), Independent = true };
    }

    private static Plan Of(string label) =>
        PlanLibrary.BuiltIn.All.Single(plan => string.Create(CultureInfo.InvariantCulture, $"{plan.Unit}/{plan.CoverageYear}") == label);

    /// <summary>What somebody owes; null where nothing is collected or the plan prints no amount.</summary>
    private readonly record struct Dues(Money? Own, GovernmentShareState Share, Money? ShareAmount)
    {
        public static Dues Of(Assessment result) => new(result.SelfPay, result.GovernmentShare.State, result.GovernmentShare.Amount);

        // An amount that no plan prints is no price: a person decides.
        public bool IsMoreThan(Dues other) =>
            (Own is { } own && other.Own is { } before && own > before)
            || (Own is not null && other.Own is not null && Share != GovernmentShareState.NotDue && other.Share == GovernmentShareState.NotDue);

        public override string ToString() => $"{Own} + {Share} {ShareAmount}";
    }
}
