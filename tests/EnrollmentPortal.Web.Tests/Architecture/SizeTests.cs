namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>Files stay small enough to be read in one go.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("*.cs", 250)]
    [InlineData("*.razor.cs", 150)]
    [InlineData("*.razor", 120)]
    public void Sources_GivenAKindOfFile_ThenNoneIsLongerThanItsLimit(string pattern, int limit)
    {
        // Given, When
        var tooLong = SourceTree.Files(pattern)
            .Select(file => (Name: SourceTree.Name(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > limit);

        // Then
        Assert.Equal([], tooLong.Select(file => $"{file.Name}: {file.Lines} lines"));
    }
}
