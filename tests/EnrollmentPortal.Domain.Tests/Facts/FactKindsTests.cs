using System.Globalization;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Tests.Facts;

/// <summary>The register of facts can hold nothing that the vocabulary of circumstances does not know.</summary>
public sealed class FactKindsTests
{
    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>()];

    // Years are typed.
    public static TheoryData<FactKind> AskedByKey => [.. FactAnswers.Askable.Where(kind => kind is not (FactKind.InterruptedYears or FactKind.BoughtBackYears))];

    public static TheoryData<FactKind> Circumstances => [.. Enum.GetValues<FactKind>().Where(kind => kind.IsCircumstance())];

    [Theory]
    [MemberData(nameof(Circumstances))]
    public void KeyOf_GivenACircumstance_ThenTheVocabularyReadsIt(FactKind kind)
    {
        // Given a value that no kind but a name has
        var refused = CircumstancesText.Parse($"{kind.KeyOf()}=?").Error;

        // When, Then
        Assert.Equal(kind == FactKind.PaidAs ? null : CircumstancesErrors.UnknownValue(kind.KeyOf(), "?").ToString(), refused?.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnswersOf_GivenAnyKind_ThenEachIsTakenAndSoIsNotKnowing(FactKind kind)
    {
        foreach (var answer in kind.AnswersOf().Append(FactKinds.Unstated))
        {
            DateOnly? day = FactKinds.NeedsDay(kind, answer) ? new DateOnly(2023, 5, 1) : null;
            Assert.Null(FactKinds.Check(kind, answer, day));
        }
    }

    [Theory]
    [MemberData(nameof(AskedByKey))]
    public void Of_GivenAKindThatTheDeskAsks_ThenEveryAnswerButNotStatedHasADigit(FactKind kind) =>
        Assert.InRange(FactAnswers.Of(kind).Count(answer => answer != FactKinds.Unstated), 2, 9);

    [Theory]
    [InlineData(FactKind.Event, "employee-insurance-ended", null, "assessment.event-without-day")]
    [InlineData(FactKind.Event, "none", "2023-05-01", "assessment.event-without-day")]
    [InlineData(FactKind.Migrant, "yes", "2023-05-01", "assessment.event-without-day")]
    [InlineData(FactKind.Event, "wedding", "2023-05-01", "assessment.unknown-value")]
    [InlineData(FactKind.Migrant, "none", null, "assessment.unknown-value")]
    [InlineData(FactKind.Migrant, "maybe", null, "assessment.unknown-value")]
    [InlineData(FactKind.InterruptedYears, "123", null, "assessment.unknown-value")]
    [InlineData(FactKind.EmployeeInsuredFrom, "May", null, "assessment.unknown-value")]
    [InlineData(FactKind.YearsPaid, "2023+24", null, "assessment.unknown-value")]
    [InlineData(FactKind.NotEnrolling, "deceased", null, "assessment.unknown-value")]
    public void Check_GivenWhatTheVocabularyDoesNotKnow_ThenItsError(FactKind kind, string value, string? day, string code) =>
        Assert.Equal(code, FactKinds.Check(kind, value, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))?.Code);

    [Theory]
    [InlineData(FactKind.InterruptedYears, "3")]
    [InlineData(FactKind.YearsPaid, "2023+2024")]
    [InlineData(FactKind.EmployeeInsuredFrom, "2023-05-01")]
    [InlineData(FactKind.PaidBefore, "350.00")]
    [InlineData(FactKind.Status, "none")]
    [InlineData(FactKind.Student, "none")]
    [InlineData(FactKind.Residence, "none")]
    [InlineData(FactKind.Event, "none")]
    public void Check_GivenAnAnswerWithoutAList_ThenTaken(FactKind kind, string value) => Assert.Null(FactKinds.Check(kind, value, null));

    [Theory]
    [InlineData(FactKind.Hardship, "no", true)]
    [InlineData(FactKind.Status, "in-prison", true)]
    [InlineData(FactKind.Status, "in-military-service", false)]
    [InlineData(FactKind.Event, "released-from-prison", true)]
    [InlineData(FactKind.Event, "discharged-from-service", false)]
    public void IsHiddenFromCadres_GivenAFact_ThenPrisonAndHardshipAlone(FactKind kind, string value, bool hidden) =>
        Assert.Equal(hidden, FactKinds.IsHiddenFromCadres(kind, value));

    [Fact]
    public void NotEnrolling_GivenItsList_ThenItIsClosedAndNoPlanOrFileCanAskForIt()
    {
        Assert.Equal(["promised", "away", "refused", "insured-elsewhere", "other"], FactKind.NotEnrolling.AnswersOf());
        Assert.Null(FactKind.NotEnrolling.AskedAs());
        Assert.DoesNotContain(FactKind.NotEnrolling, FactAnswers.Askable);
        Assert.Equal("assessment.unknown-circumstance", CircumstancesText.Parse("not_enrolling=refused").Error?.Code);
        Assert.True(FactKind.NotEnrolling.IsOfOneYear());
    }

    [Theory]
    [InlineData(FactKind.NotEnrolling, "refused", false)]
    [InlineData(FactKind.NotEnrolling, "unstated", false)]
    [InlineData(FactKind.NotEnrolling, "other", true)]
    [InlineData(FactKind.Migrant, "yes", true)]
    public void NeedsEvidence_GivenAnAnswer_ThenOnlyAReasonOfTheListNeedsNone(FactKind kind, string value, bool needed) =>
        Assert.Equal(needed, FactKinds.NeedsEvidence(kind, value));
}
