using System.Collections.Immutable;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>A fact is asked for if it decides a verdict, a price or a date, and only then.</summary>
public sealed class OpenQuestionTests
{
    private static readonly Plan Suixian = PlanOf("421321/2023");
    private static readonly Plan Wangchang = PlanOf("500240108/2024");
    private static readonly Plan Example = PlanOf("990101/2025");

    public static TheoryData<string> Plans => [.. PlanLibrary.BuiltIn.All.Select(plan => $"{plan.Unit}/{plan.CoverageYear}")];

    [Fact]
    public void Of_GivenTheExtensionAndNothingKnown_ThenMigrantIsAskedAndOnlyThenRenewal()
    {
        // Given: 随县 on 10 February, where neither answer alone changes anything
        var day = new DateOnly(2023, 2, 10);
        var person = Person(Suixian, age: 40);

        // When
        var first = OpenQuestion.Of(Suixian, person, day);
        var second = OpenQuestion.Of(Suixian, Answer(person, FactKind.Migrant, "yes"), day);
        var none = OpenQuestion.Of(Suixian, Answer(Answer(person, FactKind.Migrant, "yes"), FactKind.Renewal, "yes"), day);

        // Then
        Assert.Equal(FactKind.Migrant, first?.Kind);
        Assert.Equal(FactKind.Renewal, second?.Kind);
        Assert.Null(none);
    }

    [Fact]
    public void Of_GivenTheExtensionAndNoMigrant_ThenTheLifeEventIsAskedWithoutBirth()
    {
        var person = Answer(Person(Suixian, age: 40), FactKind.Migrant, "no");
        var question = OpenQuestion.Of(Suixian, person, new DateOnly(2023, 2, 10));
        Assert.Equal(FactKind.Event, question?.Kind);
        Assert.DoesNotContain("newborn", question!.Answers);
        Assert.Contains("employee-insurance-ended", question.Answers);
        // Nobody of forty has just left school.
        Assert.DoesNotContain("university-graduation", question.Answers);
    }

    [Theory]
    [InlineData(5, null, null)]
    [InlineData(15, null, null)]
    [InlineData(16, FactKind.Migrant, FactKind.Event)]
    [InlineData(17, FactKind.Migrant, FactKind.Event)]
    public void Of_GivenAChild_ThenNeitherWorkAwayNorWhatOnlyAdultsLiveThroughIsAsked(int age, FactKind? february, FactKind? may)
    {
        var child = Person(Suixian, age);

        Assert.Equal(february, OpenQuestion.Of(Suixian, child, new DateOnly(2023, 2, 10))?.Kind);
        Assert.Equal(may, OpenQuestion.Of(Suixian, child, new DateOnly(2023, 5, 10))?.Kind);
        Assert.DoesNotContain("discharged-from-service", OpenQuestion.Of(Suixian, child, new DateOnly(2023, 5, 10))?.Answers ?? []);
    }

    [Fact]
    public void Of_GivenANewborn_ThenItAsksWhetherItEnrolsByItself()
    {
        // Given: 王场 on 1 August, born on 10 July
        var born = new DateOnly(2024, 7, 10);
        var day = new DateOnly(2024, 8, 1);
        var person = Answer(Person(Wangchang, age: 0), FactKind.Event, "newborn", born);

        // When, Then
        Assert.Equal(FactKind.Independent, OpenQuestion.Of(Wangchang, person, day)?.Kind);
        var independent = Answer(person, FactKind.Independent, "yes");
        Assert.Null(OpenQuestion.Of(Wangchang, independent, day));
        var price = Assessor.Assess(Wangchang, independent, "一档", day);
        Assert.Equal((Verdict.Accepted, Money.FromYuan(380), born), (price.Verdict, price.TotalDue, price.Entitlement.Start));
    }

    [Fact]
    public void Of_GivenUnknownYearsWithoutCover_ThenTheyAreAskedAndWithAGapTheYearsToBuyBack()
    {
        // Given: inside the period, where a gap brings a waiting period
        var day = Example.Windows[0].Days.From.AddDays(3);
        var person = Person(Example, age: 40);

        // When, Then
        Assert.Equal(FactKind.InterruptedYears, OpenQuestion.Of(Example, person, day)?.Kind);
        Assert.Null(OpenQuestion.Of(Example, Answer(person, FactKind.InterruptedYears, "0"), day));
        var gap = Answer(person, FactKind.InterruptedYears, "3");
        Assert.Equal(FactKind.BoughtBackYears, OpenQuestion.Of(Example, gap, day)?.Kind);
        Assert.Null(OpenQuestion.Of(Example, Answer(gap, FactKind.BoughtBackYears, "1"), day));
    }

    [Fact]
    public void Of_GivenThatNothingButTheYearsToBuyBackIsOpen_ThenTheyAreAsked()
    {
        // Given: nothing else is open, so no table of the plan turns on anything
        var day = Example.Windows[0].Days.From.AddDays(3);
        var gap = new Applicant
        {
            Circumstances = new Circumstances { InterruptedYears = 3 },
            Open = [new OpenFact(FactKind.BoughtBackYears, FactAnswers.All(FactKind.BoughtBackYears))],
        };

        // When, Then
        Assert.Equal(FactKind.BoughtBackYears, OpenQuestion.Of(Example, gap, day)?.Kind);
        Assert.Null(OpenQuestion.Of(Example, gap with { Circumstances = new Circumstances { InterruptedYears = 0 } }, day));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Of_GivenAnAdultInTheOpenWindowWhoseCoverIsKnown_ThenNothingIsAsked(string label)
    {
        var plan = PlanOf(label);
        var window = plan.Windows.First(window => window.Kind == WindowKind.Open);
        var known = Answer(Answer(Person(plan, age: 45), FactKind.Renewal, "yes"), FactKind.InterruptedYears, "0");
        foreach (var day in new[] { window.Days.From, window.Days.From.AddDays(9), window.Days.To })
        {
            Assert.Null(OpenQuestion.Of(plan, known, day));
        }
    }

    [Fact]
    public void Of_GivenAnyUnknowns_ThenNothingIsAskedExactlyWhereEveryAnswerGivesTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(600),
        Prop.ForAll(Arb.From(Situations), situation =>
        {
            var (plan, person, day) = situation;
            var outcomes = plan.Tiers.Select(tier => Everything(plan, person).Select(known => Domain.Assessments.Outcome.Of(Assessor.Assess(plan, known, tier.Key, day))).Distinct().Count());
            return OpenQuestion.Of(plan, person, day) is null == outcomes.All(count => count == 1);
        }));

    // Two or three unknowns, so that trying everything against everything stays possible.
    private static readonly Gen<(Plan Plan, Applicant Person, DateOnly Day)> Situations =
        from plan in Gen.Elements<Plan>([.. PlanLibrary.BuiltIn.All])
        from kinds in Gen.ListOf(Gen.Elements<FactKind>([.. FactAnswers.Askable.Where(kind => kind is not (FactKind.Event or FactKind.InterruptedYears or FactKind.BoughtBackYears))]))
        from days in Gen.Choose(-20, 400)
        from newborn in Gen.Elements(true, false)
        select (plan, Unknown(plan, [.. kinds.Distinct().Take(3)], newborn, plan.Windows[0].Days.From.AddDays(days)), plan.Windows[0].Days.From.AddDays(days));

    private static Applicant Unknown(Plan plan, IReadOnlyList<FactKind> kinds, bool newborn, DateOnly day) => new()
    {
        Open = [.. kinds.Select(kind => new OpenFact(kind, FactAnswers.All(kind)))],
        Circumstances = newborn
            ? Circumstances.None with { Event = new LifeEvent(LifeEventKind.Newborn, new DateOnly(plan.CoverageYear - (day.Day % 2), 1 + (day.Day % 11), 3)) }
            : Circumstances.None,
    };

    private static IEnumerable<Applicant> Everything(Plan plan, Applicant person) => person.Open is [var open, ..]
        ? FactAnswers.Of(open).SelectMany(answer => Everything(plan, Answer(person, open.Kind, answer, default, plan.CoverageYear)))
        : [person];

    private static Plan PlanOf(string label) => PlanLibrary.BuiltIn.All.Single(plan => $"{plan.Unit}/{plan.CoverageYear}" == label);

    private static Applicant Person(Plan plan, int age)
    {
        var presumed = plan.PresumedAt(age);
        return new Applicant { Open = presumed.Open, Circumstances = presumed.Known };
    }

    private static Applicant Answer(Applicant person, FactKind kind, string answer, DateOnly day = default, int year = 2024) => person with
    {
        Open = [.. person.Open.Where(open => open.Kind != kind)],
        Circumstances = FactAnswers.With(person.Circumstances, kind, FactAnswers.Of(kind).IndexOf(answer), year, day),
    };
}
