using System.Text.RegularExpressions;
using EnrollmentPortal.Application;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>How SQL is written outside the migrations.</summary>
public sealed partial class StatementTests
{
    [Fact]
    public void Statements_GivenAValueOfAnEnum_ThenItIsAParameter()
    {
        // Given: a name that is written out would stay when the value is renamed
        var values = new[] { typeof(Money).Assembly, typeof(PortalApplication).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum).SelectMany(Enum.GetNames).ToHashSet(StringComparer.Ordinal);

        // When: a key of a JSON object may have the name of a value
        var literal = SourceTree.Files("*.cs", "EnrollmentPortal.Application").Concat(SourceTree.Statements())
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (Place: $"{SourceTree.Name(file)}:{index + 1}", Line: line)))
            .SelectMany(line => Written().Matches(line.Line).Select(match => (line.Place, Value: match.Groups["value"].Value)))
            .Where(found => values.Contains(found.Value));

        // Then
        Assert.Equal([], literal.Select(found => $"{found.Place}: {found.Value}"));
    }

    [Fact]
    public void Statements_GivenAFile_ThenItBeginsWithWhatItGivesAndNamesItsParameters()
    {
        // Given, When
        var bare = SourceTree.Statements().SelectMany(file => Unexplained(File.ReadAllLines(file)).Select(finding => $"{SourceTree.Name(file)}: {finding}"));

        // Then
        Assert.NotEmpty(SourceTree.Statements());
        Assert.Equal([], bare);
    }

    private static IEnumerable<string> Unexplained(string[] lines)
    {
        var header = lines.TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToList();
        var explained = header.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        return header.Count == 0 ? ["no header"] : lines.Skip(header.Count).SelectMany(Names).Distinct().Where(name => !explained.Contains(name));
    }

    private static IEnumerable<string> Names(string line) => Parameter().Matches(line).Select(match => match.Value);

    [GeneratedRegex(@"(=|<>|distinct from|when|then|else|in \(|array\[)\s*'(?<value>\w+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<![\w@])@[a-z]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
