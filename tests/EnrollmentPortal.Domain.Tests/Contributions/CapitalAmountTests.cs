using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Contributions;

public sealed class CapitalAmountTests
{
    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("0.32", "叁角贰分")]
    [InlineData("10", "壹拾元整")]
    [InlineData("38", "叁拾捌元整")]
    [InlineData("76", "柒拾陆元整")]
    [InlineData("380", "叁佰捌拾元整")]
    [InlineData("400", "肆佰元整")]
    [InlineData("775.5", "柒佰柒拾伍元伍角整")]
    [InlineData("1010", "壹仟零壹拾元整")]
    [InlineData("2300", "贰仟叁佰元整")]
    public void Of_GivenASumOfTheDesk_ThenItReadsAsReceiptsPrintIt(string yuan, string expected) => Assert.Equal(expected, Of(yuan));

    // The examples that the rules themselves give; of two allowed writings the shorter.
    [Theory]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("107000.53", "壹拾万柒仟元伍角叁分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    public void Of_GivenAnExampleOfTheRules_ThenItIsWrittenSo(string yuan, string expected) => Assert.Equal(expected, Of(yuan));

    [Theory]
    [InlineData("10000", "壹万元整")]
    [InlineData("10001", "壹万零壹元整")]
    [InlineData("1000000", "壹佰万元整")]
    [InlineData("20305000", "贰仟零叁拾万伍仟元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("100010000", "壹亿零壹万元整")]
    [InlineData("1000000000000", "壹万亿元整")]
    [InlineData("1000200000000", "壹万零贰亿元整")]
    public void Of_GivenZerosAcrossGroups_ThenOneZeroIsRead(string yuan, string expected) => Assert.Equal(expected, Of(yuan));

    [Fact]
    public void Of_GivenLessThanNothing_ThenThrows() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CapitalAmount.Of(new Money(-1)));

    private static string Of(string yuan) =>
        CapitalAmount.Of(Money.FromYuan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));
}
