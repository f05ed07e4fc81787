using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Households;

/// <summary>Years are counted back over what is known, and never over a guess.</summary>
public sealed class CoverHistoryTests
{
    private static readonly DateOnly Grown = new(1980, 5, 1);

    // The years before 2025, the latest first: C covered, N not covered, ? not known.
    [Theory]
    [InlineData("C", 0, 0, null)]
    [InlineData("CN", 0, 0, 1)]
    [InlineData("CCN", 0, 0, 2)]
    [InlineData("NC", 1, 1, 0)]
    [InlineData("NNNC", 3, 3, 0)]
    [InlineData("N", null, 1, 0)]
    [InlineData("NN?C", null, 2, 0)]
    [InlineData("?C", null, 0, null)]
    [InlineData("", null, 0, null)]
    public void Years_GivenWhatIsKnown_ThenCountedBackToTheFirstDoubt(string known, int? interrupted, int atLeast, int? continuous)
    {
        // Given
        var history = Of(known);

        // When, Then
        Assert.Equal(interrupted, history.InterruptedYears(2025, Grown));
        Assert.Equal(atLeast, history.AtLeastInterrupted(2025, Grown));
        Assert.Equal(continuous, history.ContinuousYears(2025, Grown));
    }

    [Theory]
    [InlineData("NN", 2023, 0, 0, 0)]
    [InlineData("", 2025, 0, 0, 0)]
    [InlineData("CC", 2023, 0, 0, 2)]
    [InlineData("NC", 2023, 1, 1, 0)]
    [InlineData("N", 2023, null, 1, 0)]
    public void Years_GivenABirth_ThenNobodyWasCoveredBeforeItAndWhoNeverWasLeftNothingOut(string known, int born, int? interrupted, int atLeast, int? continuous)
    {
        // Given
        var (history, bornOn) = (Of(known), new DateOnly(born, 3, 1));

        // When, Then
        Assert.Equal(interrupted, history.InterruptedYears(2025, bornOn));
        Assert.Equal(atLeast, history.AtLeastInterrupted(2025, bornOn));
        Assert.Equal(continuous, history.ContinuousYears(2025, bornOn));
    }

    [Fact]
    public void Of_GivenAYear_ThenOneOfThreeStatesAndTheTier()
    {
        var history = Of("CN");

        Assert.Equal((CoverState.Covered, "一档"), (history.Of(2024), history.TierOf(2024)));
        Assert.Equal((CoverState.NotCovered, null), (history.Of(2023), history.TierOf(2023)));
        Assert.Equal((CoverState.Unknown, null), (history.Of(2022), history.TierOf(2022)));
        Assert.Equal((CoverState.Unknown, CoverState.NotCovered), (history.Of(2022, new DateOnly(2022, 12, 31)), history.Of(2022, new DateOnly(2023, 1, 1))));
    }

    private static CoverHistory Of(string known)
    {
        var person = new Person(
            Guid.CreateVersion7(),
            new Household(Guid.CreateVersion7(), OrgCode.Parse("500240108001"), "1"),
            new Particulars("甲", "j", Relation.Head, Sex.Male, Grown, "汉族", null),
            new ProtectedIdNumber([], [], string.Empty),
            new DateOnly(2023, 11, 20));
        foreach (var (back, state) in known.Index().Where(year => year.Item != '?'))
        {
            person.Remember(new PastCover(person, 2024 - back, state == 'C' ? "一档" : null, PastCoverSource.List, DateTimeOffset.UnixEpoch));
        }

        return person.History;
    }
}
