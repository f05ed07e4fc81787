using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Domain.Tests.Households;

public sealed class EthnicGroupsTests
{
    [Theory]
    [InlineData("土家族", EthnicGroup.Tujia)]
    [InlineData("土家", EthnicGroup.Tujia)]
    [InlineData(" 土族 ", EthnicGroup.Tu)]
    [InlineData("汉", EthnicGroup.Han)]
    [InlineData("基诺族", EthnicGroup.Jino)]
    public void TryParse_GivenAPrintedName_ThenItIsTheGroup(string text, EthnicGroup expected)
    {
        // Given, When
        var found = EthnicGroups.TryParse(text, out var group);

        // Then
        Assert.True(found);
        Assert.Equal(expected, group);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("族")]
    [InlineData("土家族人")]
    public void TryParse_GivenSomethingElse_ThenItIsRefused(string? text) => Assert.False(EthnicGroups.TryParse(text, out _));

    [Fact]
    public void PrintedName_GivenEveryGroup_ThenItReadsBack()
    {
        // Given
        var groups = Enum.GetValues<EthnicGroup>();

        // When, Then
        Assert.Equal(56, groups.Length);
        Assert.All(groups, group =>
        {
            Assert.True(EthnicGroups.TryParse(group.PrintedName(), out var read));
            Assert.Equal(group, read);
        });
    }
}
