using EnrollmentPortal.Application.Registry.Names;


namespace EnrollmentPortal.Application.Tests.Registry;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("欧阳娜娜", "oynn", "ouyangnana")]
    [InlineData("张伟", "zw", "zhangwei")]
    [InlineData("单雄信", "sxx", "shanxiongxin")]
    [InlineData("曾志伟", "zzw", "zengzhiwei")]
    [InlineData("解晓东", "xxd", "xiexiaodong")]
    [InlineData("仇英", "qy", "qiuying")]
    [InlineData("覃小红", "qxh", "qinxiaohong")]
    [InlineData("尉迟恭", "ycg", "yuchigong")]
    [InlineData("万俟卨", "mqx", "moqixie")]
    [InlineData("吕秀英", "lxy", "lvxiuying")]
    [InlineData("小单", "xd", "xiaodan")]
    [InlineData("东方", "df", "dongfang")]
    public void SpellAndInitials_GivenAName_ThenTheSurnameIsReadAsASurname(string name, string initials, string spelling)
    {
        // Given, When, Then
        Assert.Equal(initials, Pinyin.Initials(name));
        Assert.Equal(spelling, Pinyin.Spell(name));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("买买提·艾力", "mmtal")]
    [InlineData("谭A2 强", "ta2q")]
    [InlineData("，。", "")]
    [InlineData("𠮷田", "t")]
    public void Initials_GivenSignsLettersAndRareCharacters_ThenLettersStayAndTheRestIsLeftOut(string name, string expected) =>
        Assert.Equal(expected, Pinyin.Initials(name));

    [Theory]
    [InlineData("覃小红", "qxh,txh")]
    [InlineData("盖小红", "gxh")]
    [InlineData("曾强", "zq,cq")]
    [InlineData("召志强", "szq,zzq")]
    [InlineData("马强", "mq")]
    public void AllInitials_GivenASurnameWithSeveralReadings_ThenEachIsFoundAndTheUsualOneIsFirst(string name, string expected) =>
        Assert.Equal(expected.Split(','), Pinyin.AllInitials(name));

    [Fact]
    public void Spell_GivenTheCommonCharacters_ThenEachHasAReading()
    {
        // Given the 20,902 characters of the first Unicode block
        var silent = Enumerable.Range(0x4E00, 20_902).Select(code => ((char)code).ToString()).Where(text => Pinyin.Spell(text).Length == 0);

        // When, Then: all but a handful of ghost characters without a known reading
        Assert.InRange(silent.Count(), 0, 50);
    }
}
