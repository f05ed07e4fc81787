using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>What users read stands in the resources, in both languages.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Resources_GivenChinese_ThenEnglishHasTheSameKeysAndPlaceholders()
    {
        // Given
        var wrong = new List<string>();

        foreach (var chinese in SourceTree.Files("*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            // When
            var texts = Read(chinese);
            var english = Read(Path.ChangeExtension(chinese, ".en.resx"));
            wrong.AddRange(texts.Keys.Except(english.Keys).Select(key => $"{SourceTree.Name(chinese)}: {key} is missing in English"));
            wrong.AddRange(english.Keys.Except(texts.Keys).Select(key => $"{SourceTree.Name(chinese)}: {key} is missing in Chinese"));
            wrong.AddRange(texts.Keys.Intersect(english.Keys)
                .Where(key => !Placeholders(texts[key]).SetEquals(Placeholders(english[key])))
                .Select(key => $"{SourceTree.Name(chinese)}: {key} has other placeholders in English"));
        }

        // Then
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Resources_GivenEnglish_ThenNoTextWasLeftInChinese()
    {
        // Given, When: only the switch to Chinese is named in Chinese, for those who look for it
        var left = SourceTree.Files("*.en.resx").SelectMany(file => Read(file)
            .Where(text => Han().IsMatch(text.Value) && text.Value != "中文")
            .Where(text => text.Value == Read(file.Replace(".en.resx", ".resx", StringComparison.Ordinal)).GetValueOrDefault(text.Key))
            .Select(text => $"{SourceTree.Name(file)}: {text.Key}"));

        // Then
        Assert.Equal([], left);
    }

    [Fact]
    public void Components_GivenTheKeysThatTheyName_ThenTheirResourcesHaveThem()
    {
        // Given
        var resources = SourceTree.Files("*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Read(file).Keys.ToHashSet());
        var wrong = new List<string>();

        foreach (var file in SourceTree.Files("*.razor"))
        {
            // When
            var code = File.Exists(file + ".cs") ? File.ReadAllText(file + ".cs") : string.Empty;
            var source = File.ReadAllText(file) + code;
            foreach (Match injected in InjectedTexts().Matches(source))
            {
                var keys = resources[injected.Groups["type"].Value];
                var named = Regex.Matches(source, $@"\b{injected.Groups["name"].Value}\[""(?<key>[^""]+)""[\],]", RegexOptions.None, TimeSpan.FromSeconds(5));
                wrong.AddRange(named.Select(key => key.Groups["key"].Value).Where(key => !keys.Contains(key)).Select(key => $"{SourceTree.Name(file)}: {key}"));
            }
        }

        // Then
        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void Errors_GivenEveryCodeInTheSource_ThenTheErrorTextsSayIt()
    {
        // Given
        var texts = Read(SourceTree.Files("ErrorTexts.resx").Single());

        // When
        var named = SourceTree.Files("*Codes.cs").Concat(SourceTree.Files("*Errors.cs")).SelectMany(file => CodeConstant().Matches(File.ReadAllText(file)));
        var codes = SourceTree.Files("*.cs").SelectMany(file => ErrorCode().Matches(File.ReadAllText(file))).Concat(named)
            .Select(match => match.Groups["code"].Value).ToHashSet();

        // Then
        Assert.Contains("registry.name-missing", codes);
        Assert.Contains("people.number-here", codes);
        Assert.Equal([], codes.Except(texts.Keys).Order());
    }

    [Fact]
    public void Errors_GivenOneThatIsMadeOfACodeInAVariable_ThenItComesFromAValidatorOrFromKeptErrors()
    {
        // Given, When: a code without its arguments leads to a text that cannot be filled
        var made = SourceTree.Files("*.cs").Concat(SourceTree.Files("*.razor")).Where(file => Path.GetFileName(file) != "KeptErrors.cs")
            .SelectMany(file => BareCode().Matches(File.ReadAllText(file)).Select(match => $"{SourceTree.Name(file)}: {match.Value}"));

        // Then: the reasons of a review are counted by their codes
        Assert.Equal(["ReviewPage.razor: new Error(reason.Reason)"], made.Select(found => Path.GetFileName(found)));
    }

    [Fact]
    public void Telephones_GivenEveryListThatFallsBackOnTheHouseholds_ThenItAsksTheViewThatOmitsTheDead()
    {
        // Given, When
        var past = SourceTree.Files("*.cs").Concat(SourceTree.Statements()).Where(file => File.ReadAllText(file).Contains("coalesce(person.phone, household.phone)", StringComparison.Ordinal)
            || File.ReadAllText(file).Contains("Phone ?? household.Phone", StringComparison.Ordinal));

        // Then
        Assert.Equal([], past.Select(SourceTree.Name));
    }

    [Fact]
    public void Faults_GivenEveryCodeOfThePlanLoader_ThenTheStudioSaysIt()
    {
        // Given
        var texts = Read(SourceTree.Files("StudioTexts.resx").Single());

        // When
        var codes = SourceTree.Files("*.cs", "EnrollmentPortal.Domain").SelectMany(file => FaultCode().Matches(File.ReadAllText(file))).Select(match => "Fault." + match.Groups["code"].Value).ToHashSet();

        // Then
        Assert.Contains("Fault.window-gap", codes);
        Assert.Contains("Fault.date", codes);
        Assert.Equal([], codes.Except(texts.Keys).Order());
    }

    [Fact]
    public void Audit_GivenEveryActionInTheSource_ThenTheAuditPageNamesIt()
    {
        // Given
        var texts = Read(SourceTree.Files("AuditTexts.resx").Single());

        // When
        var notes = SourceTree.Files("*.cs").Select(File.ReadAllText).Where(source => source.Contains("AuditNote(", StringComparison.Ordinal) || source.Contains("changes.ChangeAsync(", StringComparison.Ordinal));
        var actions = notes.SelectMany(source => AuditAction().Matches(source)).Select(match => "Action." + match.Groups["action"].Value).ToHashSet();

        // Then
        Assert.Contains("Action.user.disabled", actions);
        Assert.Equal([], actions.Except(texts.Keys).Order());
    }

    [Fact]
    public void Audit_GivenEveryKindOfRecordInTheSource_ThenTheAuditPageNamesIt()
    {
        // Given
        var texts = Read(SourceTree.Files("AuditTexts.resx").Single());

        // When
        var subjects = SourceTree.Files("*.cs").SelectMany(file => AuditSubject().Matches(File.ReadAllText(file))).Select(match => "Subject." + match.Groups["subject"].Value).ToHashSet();

        // Then
        Assert.Contains("Subject.household", subjects);
        Assert.Contains("Subject.receipt", subjects);
        Assert.Equal([], subjects.Except(texts.Keys).Order());
    }

    [Fact]
    public void Sources_GivenWebPagesAndCode_ThenNoChineseStandsOutsideTheResources()
    {
        // Given: the menu's icons are one character each, and the calculator reads dates as people type them; comments may quote a plan
        var exempt = new[] { "MenuItem.cs", "CalculatorReader.cs" };

        // When
        var literal = SourceTree.Files("*.cs", "EnrollmentPortal.Web").Concat(SourceTree.Files("*.razor", "EnrollmentPortal.Web"))
            .Where(file => !exempt.Contains(Path.GetFileName(file)))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (Name: SourceTree.Name(file), Number: index + 1, Text: Comment().Replace(line, string.Empty))))
            .Where(line => Han().IsMatch(line.Text));

        // Then
        Assert.Equal([], literal.Select(line => $"{line.Name}:{line.Number}: {line.Text.Trim()}"));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)> (?<name>\w+)(?=\s)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InjectedTexts();

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // What validators and pages refuse with.
    [GeneratedRegex("""const string \w+ = "(?<code>[a-z0-9-]+\.[a-z0-9.-]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeConstant();

    // Both new Error("code") and the target-typed new("code") of an Error field.
    [GeneratedRegex("""(new Error\(|Error \w+(\([^)]*\))? ?=>? ?new\()\s*"(?<code>[a-z0-9.-]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"new Error\((?!""|\w+Codes\.|\w+\.ErrorCode|shape\.Errors\[0\]\.ErrorCode|refusal\.Code, \[)[^)]*\)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareCode();

    [GeneratedRegex("""(AuditNote\(\s*|ChangeAsync\([\w.]+, |string Opened = )"(?<action>[a-z-]+\.[a-z-]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AuditAction();

    [GeneratedRegex("""(AuditNote\([^,]+,\s*|const string Subject = )"(?<subject>[a-z-]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AuditSubject();

    [GeneratedRegex("""(Fault\((\$?"[^"]*"|[^,"]+)|Parsed<[^>]+>\(\s*name),\s*"(?<code>[a-z-]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FaultCode();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();

    [GeneratedRegex(@"//.*$|@\*.*?\*@|<!--.*?-->", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
