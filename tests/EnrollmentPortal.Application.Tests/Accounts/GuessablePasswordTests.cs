using EnrollmentPortal.Application.Accounts.Passwords;


namespace EnrollmentPortal.Application.Tests.Accounts;

/// <summary>Passwords that people choose because they must have a capital and a digit, and passwords that are good without either.</summary>
public sealed class GuessablePasswordTests
{
    private static readonly HashSet<string> OwnWords = ["suixian", "随县", "lishan", "wangfang", "王芳"];

    [Theory]
    [InlineData("Suixian2024")]
    [InlineData("2024suixian!")]
    [InlineData("Suixian@2024")]
    [InlineData("随县2024随县2024")]
    [InlineData("Wangfang1985")]
    [InlineData("wangfang19850101")]
    [InlineData("lishan-lishan-lishan")]
    [InlineData("password12")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("woaini1314")]
    [InlineData("Yibao2024!")]
    [InlineData("shebaosuo888")]
    [InlineData("Zhongguo2024")]
    public void Weakness_GivenWordsYearsAndRuns_ThenItIsRefused(string password) =>
        Assert.NotNull(GuessablePassword.Weakness(password, OwnWords));

    [Theory]
    [InlineData("hong4qiao-8-ludeng")]
    [InlineData("qingshan lvshui douyu")]
    [InlineData("xk9mq2rtlz")]
    [InlineData("春眠不觉晓处处闻啼鸟")]
    [InlineData("suixian-hedong-32-lu")]
    public void Weakness_GivenEnoughThatNobodyGuesses_ThenItIsGood(string password) =>
        Assert.Null(GuessablePassword.Weakness(password, OwnWords));

    [Fact]
    public void Weakness_GivenWhatIsWrong_ThenItNamesTheWords() =>
        Assert.Equal(["suixian", "2024"], GuessablePassword.Weakness("Suixian2024", OwnWords));
}
