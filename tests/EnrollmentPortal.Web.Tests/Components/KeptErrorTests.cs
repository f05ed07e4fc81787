using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.Domain.ZeroDeclarations;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Components.Shared;
using EnrollmentPortal.Web.Features.Imports;
using EnrollmentPortal.Web.Features.Rosters;
using EnrollmentPortal.Web.Features.ZeroDeclarations;
using EnrollmentPortal.Web.Tests.Architecture;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Tests.Components;

/// <summary>Every table that shows refusals which a row keeps shows each of them: with its arguments, and without those that an earlier version did not keep.</summary>
public sealed partial class KeptErrorTests
{
    private static readonly Guid Id = Guid.NewGuid();

    // Those that show a refusal of the same moment get it with all that it says.
    private static readonly string[] OfTheMoment = ["CalculatorField", "FormField", "IdentityField", "ImportSourceBar", "MemberRow", "NewUserForm", "NextYearList", "ReasonQuestion", "SituationList", "StatementMember", "TryBesideRow", "YearTextForm", "YearTextRow"];

    private static readonly Dictionary<Type, Func<Error, Dictionary<string, object?>>> Shown = new()
    {
        [typeof(Refusal)] = error => new() { ["Error"] = error },
        [typeof(RosterLinesTable)] = error => new() { ["Sheet"] = Roster(error) },
        [typeof(ImportRowsTable)] = error => new()
        {
            ["ImportId"] = Id, ["Outcome"] = ImportOutcome.Faulty, ["Page"] = 1,
            ["Rows"] = new ImportRowPage([new ImportedRow(2, ImportOutcome.Faulty, "张三", null, null, null, [error], [], null)], HasMore: false),
        },
        [typeof(ImportCaseView)] = error => new()
        {
            ["Case"] = new ImportCase(2, [error], new ImportedParticulars("张三", null, null, null, null, null, null, null, null, null), [], false, false, null, null, null),
            ["MayDecide"] = false,
        },
        [typeof(ImportJobLine)] = error => new() { ["Job"] = new ImportJob(Id, "import-check", JobState.Failed, 0, 0, false, error) },
        [typeof(ZeroJobLine)] = error => new() { ["Sheet"] = Zero(error) },
        [typeof(ZeroPeopleTable)] = error => new() { ["Sheet"] = Zero(error) },
        [typeof(ZeroReasonTable)] = error => new() { ["Reasons"] = new[] { new ZeroReason(ZeroLineState.LeftOut, error, 1) } },
    };

    [Fact]
    public void Components_GivenAllThatAreHandedARefusal_ThenEachIsTriedHereOrShowsOneOfTheMoment()
    {
        // Given, When
        var handed = typeof(ErrorTexts).Assembly.GetTypes()
            .Where(type => typeof(ComponentBase).IsAssignableFrom(type) && !typeof(PortalPage).IsAssignableFrom(type))
            .Where(type => type.GetProperties().Any(property => property.GetCustomAttribute<ParameterAttribute>() is not null && Reaches(property.PropertyType, [])))
            .Where(type => Says(File.ReadAllText(SourceTree.Files(type.Name + ".razor", "EnrollmentPortal.Web").Single())));

        // Then
        Assert.Equal(string.Empty, string.Join(' ', handed.Where(type => !Shown.ContainsKey(type)).Select(type => type.Name).Except(OfTheMoment).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task Tables_GivenEveryCodeAsItIsKept_ThenEachIsDrawnWithItsText(string language)
    {
        // Given
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<ErrorTexts>>();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());

        foreach (var error in Everything())
        {
            // When
            var kept = KeptErrors.Read(error.Kept());
            var said = ErrorTexts.Of(texts, kept);

            // Then
            Assert.DoesNotMatch(Placeholder(), said);
            Assert.All(error.Arguments, argument => Assert.Contains((string)argument, said, StringComparison.Ordinal));
            foreach (var (component, parameters) in Shown)
            {
                var drawn = await renderer.Dispatcher.InvokeAsync(async () =>
                    (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters(kept)))).ToHtmlString());
                Assert.Contains(said[..Math.Min(said.Length, 4)], System.Net.WebUtility.HtmlDecode(drawn), StringComparison.Ordinal);
            }
        }
    }

    // With what fills its placeholders, and as a version kept it that knew the code alone.
    private static IEnumerable<Error> Everything()
    {
        var file = SourceTree.Files("ErrorTexts.resx").Single();
        foreach (var text in XDocument.Load(file).Root!.Elements("data").Select(data => (Code: data.Attribute("name")!.Value, Value: data.Element("value")!.Value)))
        {
            var places = Placeholder().Matches(text.Value).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).ToList();
            yield return new Error(text.Code);
            if (places.Count > 0)
            {
                yield return new Error(text.Code, [.. Enumerable.Range(0, places.Max() + 1).Select(place => places.Contains(place) ? $"值{place}" : string.Empty)]);
            }
        }
    }

    private static RosterSheet Roster(Error error) => new(
        new RosterHead(Id, "民政局", [], default, default, false, "名册.csv", 1, 0, RosterState.Draft, default, "甲"), MayDecide: false,
        new RosterAgreement(new RosterLoss(0, 0, 0), 10, NeedsSecond: false, ProposedByName: null, MayConfirm: false),
        new Dictionary<RosterMatch, int>(), [], new Dictionary<RosterDifferenceKind, int>(), new Dictionary<RosterEffect, int>(), null, RosterMatch.Refused,
        [new RosterLineView(2, "张三", string.Empty, null, "特困人员", null, null, "王场镇", error, null, null, [])]);

    private static ZeroDeclarationSheet Zero(Error error)
    {
        var township = new ZeroUnit(OrgCode.Parse("500240108"), "王场镇", new Dictionary<ZeroLineState, int>());
        return new ZeroDeclarationSheet(
            new ZeroDeclarationHead(Id, township.Code, "王场镇", ZeroDeclarationState.Approved, default, "甲", default, "乙", null, null, new Dictionary<ZeroLineState, int>(), Waits: false),
            [township], [], [new ZeroReason(ZeroLineState.LeftOut, error, 1)],
            [new ZeroPersonView(Id, "秦家村", "张三", "9902**********0112", "特困人员", null, null, null, ZeroLineState.LeftOut, error, null)],
            Money.Zero, default, new ZeroJob(Id, JobState.Failed, 0, 0, false, error), MayAct: true, IsOwn: false);
    }

    private static bool Says(string source) =>
        source.Contains("ErrorTexts.Of(", StringComparison.Ordinal) || source.Contains("<Refusal ", StringComparison.Ordinal);

    private static bool Reaches(Type type, HashSet<Type> seen)
    {
        if (type == typeof(Error))
        {
            return true;
        }

        if (type.IsGenericType && type.GetGenericArguments().Any(argument => Reaches(argument, seen)))
        {
            return true;
        }

        return type.Namespace?.StartsWith("EnrollmentPortal.Application", StringComparison.Ordinal) == true && !type.IsEnum && seen.Add(type)
            && type.GetProperties().Any(property => Reaches(property.PropertyType, seen));
    }

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
