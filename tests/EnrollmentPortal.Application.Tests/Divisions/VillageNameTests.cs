using EnrollmentPortal.Application.Divisions;

namespace EnrollmentPortal.Application.Tests.Divisions;

public sealed class VillageNameTests
{
    [Theory]
    [InlineData("太和社区居民委员会", "太和社区")]
    [InlineData("双龙村民委员会", "双龙村")]
    [InlineData("旗山村村民委员会", "旗山村")]
    [InlineData("中村村村民委员会", "中村村")]
    [InlineData("东村村民委员会", "东村")]
    [InlineData("车云山村村委会", "车云山村")]
    [InlineData("明华居民委员会", "明华居委会")]
    [InlineData("河北满城经济开发区虚拟社区", "河北满城经济开发区虚拟社区")]
    [InlineData("村民委员会", "村民委员会")]
    public void Shorten_GivenAListName_ThenItIsWhatPeopleSay(string fullName, string expected) =>
        Assert.Equal(expected, VillageName.Shorten(fullName));
}
