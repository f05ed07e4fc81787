using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Households;

public sealed class IdNumberTests
{
    // The worked example of GB 11643-1999, annex A.
    private const string StandardExample = "11010519491231002X";

    [Fact]
    public void Parse_GivenTheExampleOfTheStandard_ThenItStatesBirthDateSexAndProvince()
    {
        // Given, When
        var number = IdNumber.Parse(StandardExample, allowReserved: false).Value;

        // Then
        Assert.Equal(new DateOnly(1949, 12, 31), number.BirthDate);
        Assert.Equal(Sex.Female, number.Sex);
        Assert.Equal("11", number.Province);
        Assert.Equal(StandardExample, number.Reveal());
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData(" 110105 19491231 002X\t")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("１１０１０５１９４９１２３１００２ｘ　")]
    public void Parse_GivenTheWaysPeopleTypeIt_ThenTheNumberIsTheSame(string typed) =>
        Assert.Equal(IdNumber.Parse(StandardExample, allowReserved: false).Value, IdNumber.Parse(typed, allowReserved: false).Value);

    [Theory]
    [InlineData(null, "id-number.length")]
    [InlineData("", "id-number.length")]
    [InlineData("110105491231002", "id-number.length")]
    [InlineData("11010519491231002XX", "id-number.length")]
    [InlineData("1101051949123100X2", "id-number.digits")]
    [InlineData("11010519491231002Y", "id-number.digits")]
    [InlineData("11010519491231O02X", "id-number.digits")]
    [InlineData("10010519491231002X", "id-number.province")]
    [InlineData("72010519491231002X", "id-number.province")]
    [InlineData("11010519490229002X", "id-number.birth-date")]
    [InlineData("11010518991231002X", "id-number.birth-date")]
    [InlineData("110105194912310020", "id-number.check-digit")]
    [InlineData("11010519491231003X", "id-number.check-digit")]
    [InlineData("11015019491231002X", "id-number.check-digit")]
    public void Parse_GivenAFault_ThenTheErrorNamesIt(string? typed, string code)
    {
        // Given, When
        var error = IdNumber.Parse(typed, allowReserved: false).Error;

        // Then
        Assert.Equal(code, error?.Code);
    }

    [Fact]
    public void Parse_GivenTheReservedPrefix_ThenOnlyADemonstrationTenantTakesIt()
    {
        // Given
        var synthetic = IdNumber.Compose("990101", new DateOnly(2000, 2, 29), 7).Reveal();

        // When, Then
        Assert.True(IdNumber.Parse(synthetic, allowReserved: true).Value.IsReserved);
        Assert.Equal(IdNumberErrors.UnknownProvince, IdNumber.Parse(synthetic, allowReserved: false).Error);
    }

    [Fact]
    public void Parse_GivenAnySingleDigitMistyped_ThenItIsRefused()
    {
        // Given the check character's promise: every single slip and every swap of unlike neighbours is found
        foreach (var typed in SingleSlips(StandardExample).Concat(NeighbourSwaps(StandardExample)))
        {
            // When, Then
            Assert.True(IdNumber.Parse(typed, allowReserved: true).IsError);
        }
    }

    [Theory]
    [InlineData(0, Sex.Female)]
    [InlineData(7, Sex.Male)]
    [InlineData(998, Sex.Female)]
    [InlineData(999, Sex.Male)]
    public void Compose_GivenASequence_ThenTheNumberReadsBackAndItsParityIsTheSex(int sequence, Sex sex)
    {
        // Given
        var birthDate = new DateOnly(2023, 11, 5);

        // When
        var number = IdNumber.Compose("990105", birthDate, sequence);

        // Then
        Assert.Equal(number, IdNumber.Parse(number.Reveal(), allowReserved: true).Value);
        Assert.Null(number.Disagreement(birthDate, sex));
    }

    [Theory]
    [InlineData("99010", 1)]
    [InlineData("99010A", 1)]
    [InlineData("990101", 1000)]
    [InlineData("990101", -1)]
    public void Compose_GivenABadPart_ThenItThrows(string prefix, int sequence) =>
        Assert.Throws<ArgumentException>(() => IdNumber.Compose(prefix, new DateOnly(2000, 1, 1), sequence));

    [Fact]
    public void Disagreement_GivenAnotherBirthDateOrSex_ThenItSaysWhich()
    {
        // Given
        var number = IdNumber.Parse(StandardExample, allowReserved: false).Value;

        // When, Then
        Assert.Equal("id-number.birth-date-differs", number.Disagreement(new DateOnly(1949, 12, 30), Sex.Female)?.Code);
        Assert.Equal("id-number.sex-differs", number.Disagreement(new DateOnly(1949, 12, 31), Sex.Male)?.Code);
        Assert.Null(number.Disagreement(new DateOnly(1949, 12, 31), Sex.Female));
    }

    [Fact]
    public void ToString_GivenANumber_ThenOnlyThreeAndFourCharactersShow()
    {
        // Given
        var number = IdNumber.Parse(StandardExample, allowReserved: false).Value;

        // When, Then
        Assert.Equal("110***********002X", number.ToString());
        Assert.Equal("110***********002X", $"{number}");
        Assert.DoesNotContain("19491231", System.Text.Json.JsonSerializer.Serialize(number), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_GivenAFault_ThenTheErrorCarriesNoPartOfTheNumber()
    {
        // Given, When
        Error error = IdNumber.Parse("110105194912310020", allowReserved: false).Error!;

        // Then
        Assert.DoesNotContain("1949", error.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> SingleSlips(string number) =>
        from index in Enumerable.Range(0, IdNumber.Length)
        from digit in "0123456789"
        where number[index] != digit
        select number[..index] + digit + number[(index + 1)..];

    private static IEnumerable<string> NeighbourSwaps(string number) =>
        from index in Enumerable.Range(0, IdNumber.Length - 1)
        where number[index] != number[index + 1]
        select number[..index] + number[index + 1] + number[index] + number[(index + 2)..];
}
