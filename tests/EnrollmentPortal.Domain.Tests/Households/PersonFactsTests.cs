using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Households;

/// <summary>Which answer about a person counts.</summary>
public sealed class PersonFactsTests
{
    private static readonly DateOnly Today = new(2023, 11, 20);
    private static readonly Person Somebody = ANewPerson();

    [Fact]
    public void Current_GivenACorrection_ThenTheNewestCounts()
    {
        // Given
        var facts = new PersonFacts([Fact(FactKind.Migrant, "yes", hour: 8), Fact(FactKind.Migrant, "no", hour: 9), Fact(FactKind.Student, "school", hour: 7)]);

        // When
        var current = facts.Current(2024, Today);

        // Then
        Assert.Equal(("no", "school", 2), (current[FactKind.Migrant].Value, current[FactKind.Student].Value, current.Count));
    }

    [Fact]
    public void Current_GivenANewerAnswerOfAnotherYear_ThenTheOneOfThisYearCounts()
    {
        // Given
        var facts = new PersonFacts(
        [
            Fact(FactKind.SpecialReason, "yes", 8, new FactSpan(Today, null, 2024)),
            Fact(FactKind.SpecialReason, "no", 9, new FactSpan(Today, null, 2025)),
        ]);

        // When, Then
        Assert.Equal("yes", facts.Current(2024, Today)[FactKind.SpecialReason].Value);
        Assert.Equal("no", facts.Current(2025, Today)[FactKind.SpecialReason].Value);
        Assert.Empty(facts.Current(2026, Today));
        Assert.Equal("no", facts.Latest(FactKind.SpecialReason)!.Value);
    }

    [Theory]
    [InlineData("2023-11-19", false)]
    [InlineData("2023-11-20", true)]
    [InlineData("2023-12-31", true)]
    [InlineData("2024-01-01", false)]
    public void CountsFor_GivenASpan_ThenBothEndsBelongToIt(string day, bool counts)
    {
        var fact = Fact(FactKind.Migrant, "yes", 8, new FactSpan(Today, new DateOnly(2023, 12, 31), null));

        Assert.Equal(counts, fact.CountsFor(2024, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void SpanOf_GivenAnEvent_ThenFromItsDayForEverAndAnEventAheadFromToday()
    {
        Assert.Equal(new FactSpan(new DateOnly(2023, 5, 1), null, null), SpanOf(FactKind.Event, "university-graduation", new DateOnly(2023, 5, 1)));
        Assert.Equal(new FactSpan(Today, null, null), SpanOf(FactKind.Event, "university-graduation", new DateOnly(2024, 6, 30)));
    }

    [Fact]
    public void SpanOf_GivenAnAnswerOfOneYearOrAState_ThenTheYearOfWorkBoundsIt()
    {
        Assert.Equal(new FactSpan(Today, null, 2024), SpanOf(FactKind.Independent, "yes", null));
        Assert.Equal(new FactSpan(Today, new DateOnly(2024, 12, 31), null), SpanOf(FactKind.Migrant, "yes", null));
        Assert.Equal(new FactSpan(Today, new DateOnly(2024, 12, 31), null), SpanOf(FactKind.Event, "none", null));
    }

    [Fact]
    public void NotEnrolling_GivenReasonsOfTwoYearsAndOneTakenBack_ThenOnlyTheYearsOwnThatStands()
    {
        // Given
        var refused = Fact(FactKind.NotEnrolling, "refused", 8, new FactSpan(Today, null, 2024));
        var takenBack = Fact(FactKind.NotEnrolling, FactKinds.Unstated, 9, new FactSpan(Today, null, 2024));

        // When, Then
        Assert.Equal("refused", new PersonFacts([refused]).NotEnrolling(2024, Today)?.Value);
        Assert.Null(new PersonFacts([refused]).NotEnrolling(2025, Today));
        Assert.Null(new PersonFacts([refused, takenBack]).NotEnrolling(2024, Today));
        Assert.Equal(new FactSpan(Today, null, 2024), SpanOf(FactKind.NotEnrolling, "refused", null));
    }

    private static FactSpan SpanOf(FactKind kind, string value, DateOnly? day) => FactSpan.Of(new FactAnswer(kind, value, day, "said"), Today, 2024);

    private static PersonFact Fact(FactKind kind, string value, int hour, FactSpan? span = null) => new(
        Guid.CreateVersion7(),
        Somebody,
        new FactAnswer(kind, value, null, "said"),
        span ?? new FactSpan(Today, null, null),
        new FactRecording(FactSource.Recorded, Guid.Empty, "clerk", Today, new DateTimeOffset(2023, 11, 20, hour, 0, 0, TimeSpan.Zero)));

    private static Person ANewPerson() => new(
        Guid.CreateVersion7(),
        new Household(Guid.CreateVersion7(), OrgCode.Parse("500240108001"), "1"),
        new Particulars("甲", "j", Relation.Head, Sex.Male, new DateOnly(1980, 1, 1), "汉族", null),
        new ProtectedIdNumber([], [], string.Empty),
        Today);
}
