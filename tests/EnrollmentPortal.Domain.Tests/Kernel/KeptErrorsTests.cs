using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Kernel;

/// <summary>A refusal that a row keeps says later what it said at once.</summary>
public sealed class KeptErrorsTests
{
    [Fact]
    public void Read_GivenAKeptError_ThenCodeAndAllArgumentsAreThere()
    {
        // Given
        var error = new Error("test.several", 18, "张三", new DateOnly(2023, 8, 1), Money.Yuan(38));

        // When
        var read = KeptErrors.Read(error.Kept());

        // Then
        Assert.Equal(new Error("test.several", "18", "张三", "2023-08-01", "38.00"), read);
        Assert.Equal(new Error("test.plain"), KeptErrors.Read(new Error("test.plain").Kept()));
    }

    [Fact]
    public void Read_GivenWhatEarlierVersionsKept_ThenItReadsTheSame()
    {
        // Given, When, Then: one argument behind a colon, or the code alone
        Assert.Equal(new Error("import.village-unknown", "王:场"), KeptErrors.Read("import.village-unknown:王:场"));
        Assert.Equal(new Error("id-number.length"), KeptErrors.Read("id-number.length"));
    }

    [Fact]
    public void Kept_GivenAnArgumentWithControlCharactersOrOfAWholePage_ThenTheDatabaseTakesIt()
    {
        // Given, When
        var kept = new Error("test.cell", "a\0b\u001Fc", new string('长', 5000)).Kept();

        // Then
        Assert.DoesNotContain('\0', kept);
        Assert.Equal(["a b c", new string('长', 200) + "…"], KeptErrors.Read(kept).Arguments);
    }
}
