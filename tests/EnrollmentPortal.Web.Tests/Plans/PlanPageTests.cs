using System.Globalization;
using System.Net;
using System.Resources;
using AngleSharp.Dom;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Web.Features.Plans;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>The plan page by request, and the words in which rules are read out.</summary>
public sealed class PlanPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Plan_GivenAClerkOfWangchang_ThenTheTableIsAsPrintedWithItsSources()
    {
        // Given
        using var clerk = await portal.SignInAsync("wangchang");

        // When
        var page = await clerk.PageAsync("/plan");

        // Then
        var text = page.QuerySelector("#categories")!.TextContent;
        Assert.Contains("城乡低保对象", text);
        Assert.Contains("¥342.00", text);
        Assert.Contains("15,041", page.QuerySelector("#quotas tfoot")!.TextContent);
        Assert.Contains("2023-11-20", page.QuerySelector(".time-today")!.TextContent);
        Assert.Contains("王场府发〔2023〕69号", page.QuerySelector(".plan-header")!.TextContent);
        Assert.Contains("尚无人确认", page.QuerySelector("#assumptions")!.TextContent);
        var anchors = page.QuerySelectorAll(".source-mark").Select(mark => mark.GetAttribute("href")!.Split('#')[1]).Distinct().ToList();
        Assert.Contains("R-WC-20", anchors);
        Assert.All(anchors, anchor => Assert.NotNull(page.GetElementById(anchor)));
    }

    [Fact]
    public async Task Plan_GivenSonggaisDashAndSuixiansOtherNames_ThenBothShow()
    {
        // Given
        using var songgai = await portal.SignInAsync("songgai");
        using var suixian = await portal.SignInAsync("suixian");

        // When
        var table = (await songgai.PageAsync("/plan")).QuerySelector("#categories")!.TextContent;
        var quotas = (await suixian.PageAsync("/plan")).QuerySelector("#quotas")!.TextContent;

        // Then
        Assert.Contains("--（未列明）", table);
        Assert.Contains("龙潭镇", quotas);
        Assert.Contains("澴潭镇", quotas);
    }

    [Fact]
    public async Task Plan_GivenAUnitOutsideTheScope_ThenThePageSaysNotFound()
    {
        // Given
        using var clerk = await portal.SignInAsync("wangchang");

        // When
        var other = await clerk.PageAsync("/plan/500240103");
        using var platform = await (await portal.SignInAsync("admin")).GetAsync("/plan");

        // Then
        Assert.NotNull(other.QuerySelector(".notice-danger"));
        Assert.Null(other.QuerySelector(".plan"));
        Assert.Equal(HttpStatusCode.Redirect, platform.StatusCode);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Words_GivenEveryAnswerThatAPlanMayName_ThenEachHasAText(string culture)
    {
        // Given
        var texts = new ResourceManager(typeof(PlanTexts));

        // When
        var missing = Enum.GetValues<Fact>()
            .SelectMany(fact => FactVocabulary.AnswersOf(fact).Select(answer => (fact, answer)))
            .Where(pair => pair.answer != "unstated" && texts.GetString($"Answer.{pair.fact}.{pair.answer}", CultureInfo.GetCultureInfo(culture)) is null);

        // Then
        Assert.Empty(missing);
    }

    [Fact]
    public void Option_GivenEveryChoiceOfABuiltInPlan_ThenItIsToldInWords()
    {
        // Given: in English some words are the codes themselves
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var texts = new StringLocalizer<PlanTexts>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

        // When
        var codes = PlanLibrary.BuiltIn.All
            .SelectMany(plan => plan.Assumptions.SelectMany(assumption => assumption.Options.Append(assumption.Value).Select(code => (Code: code, Words: new PlanFormatter(texts, plan).Option(assumption, code)))))
            .Where(option => option.Words == option.Code && option.Code.Any(char.IsAsciiLetter));

        // Then: figures and names of offices may stand as they are
        Assert.Empty(codes);
    }

    [Fact]
    public void TimeLine_GivenAnyPlan_ThenItsBarsLieInOrderOnTheLine()
    {
        foreach (var plan in PlanLibrary.BuiltIn.All)
        {
            // When
            var line = new TimeLine(plan, plan.Windows[0].Days.From);
            var ends = plan.Windows.Select(window => (From: line.At(window.Days.From), To: line.At(window.Days.From) + line.Width(window.Days))).ToList();

            // Then
            Assert.All(ends, bar => Assert.InRange(bar.To, bar.From, 100.0001));
            Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 6));
            Assert.Equal(ends[0].From, line.Today);
        }
    }
}
