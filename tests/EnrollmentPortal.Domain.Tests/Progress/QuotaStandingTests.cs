using EnrollmentPortal.Domain.Progress;


namespace EnrollmentPortal.Domain.Tests.Progress;

public sealed class QuotaStandingTests
{
    // 王场 附件1: the fewest heads that reach 98 %.
    [Theory]
    [InlineData(4813, 4717)]
    [InlineData(2256, 2211)]
    [InlineData(15041, 14741)]
    public void Of_GivenWangchangsGoal_ThenHeadsAreRoundedUp(int quota, int needed)
    {
        var standing = QuotaStanding.Of(quota, enrolled: needed - 3, otherwiseInsured: 2, goalPercent: 98m);

        Assert.Equal(needed, standing.NeededHeads);
        Assert.Equal(1, standing.ToGo);
        Assert.False(standing.IsReached);
    }

    [Fact]
    public void ToGo_GivenMoreThanTheGoal_ThenNothingIsMissing()
    {
        var standing = QuotaStanding.Of(100, enrolled: 120, otherwiseInsured: 0, goalPercent: 100m);

        Assert.Equal(0, standing.ToGo);
        Assert.True(standing.IsReached);
    }
}
