using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Plans.Calculator;

/// <summary>The fee calculator by request, as a visitor without an account.</summary>
public sealed class CalculatorTests(RunningPortal portal)
{
    [Fact]
    public async Task Calculator_GivenALowIncomePersonOfWangchang_ThenThirtyEightInTierOne()
    {
        // When
        var page = await AskAsync("county=500240", "township=500240108", "paid=2023-11-20", "identity=城乡低保对象");

        // Then
        Assert.Equal("¥38.00", Due(page, "一档"));
        var text = page.QuerySelector("#result")!.TextContent;
        Assert.Contains("−¥342.00", text);
        Assert.Contains("2024-01-01 至 2024-12-31", text);
        Assert.Contains("R-WC-20", page.QuerySelector(".result-why")!.TextContent);
        Assert.NotNull(page.QuerySelector(".notice-good"));
    }

    [Fact]
    public async Task Calculator_GivenTwoIdentities_ThenTheHigherSubsidyOfEachTier()
    {
        // When: 奖扶 304 / 304, 重度残疾 266 / 380
        var page = await AskAsync("county=500240", "paid=2023-11-20", "identity=计生优抚（奖扶）对象", "identity=城乡重度（一、二级）残疾人员");

        // Then
        Assert.Equal("¥76.00", Due(page, "一档"));
        Assert.Equal("¥375.00", Due(page, "二档"));
    }

    [Fact]
    public async Task Calculator_GivenFengjiesUnprintedAmounts_ThenAPersonDecidesAndNothingIsInvented()
    {
        // When
        var poor = await AskAsync("county=500236", "paid=2022-11-20", "identity=低保对象");
        var ordinary = await AskAsync("county=500236", "paid=2022-11-20");

        // Then
        Assert.Contains("需要人工核定", poor.QuerySelector("#result .notice")!.TextContent);
        Assert.Contains("没有列明", poor.QuerySelector(".result-warnings")!.TextContent);
        Assert.Equal("文中未列明，算不出", Due(poor, "一档"));
        Assert.Contains("可以参保", ordinary.QuerySelector("#result .notice")!.TextContent);
        Assert.Equal("¥350.00", Due(ordinary, "一档"));
    }

    [Fact]
    public async Task Calculator_GivenTheDashInSonggaisTable_ThenTheAmountIsNotKnown()
    {
        // When
        var page = await AskAsync("county=500118", "township=500118107", "paid=2022-11-20", "identity=在乡重点优抚对象(不含1-6级残疾军人)");

        // Then
        Assert.Equal("文中未列明，算不出", Due(page, "一档"));
        Assert.Contains("需要人工核定", page.QuerySelector("#result .notice")!.TextContent);
        Assert.Contains("Q-SG-07", page.QuerySelector(".result-assumptions")!.TextContent);
    }

    [Fact]
    public async Task Calculator_GivenSomebodyInEmployeeInsurance_ThenTheRefusalHasItsReasonAndAWayOn()
    {
        // When
        var page = await AskAsync("county=500240", "paid=2023-11-20", "insured_elsewhere=employee");

        // Then
        Assert.Contains("怎么办", page.QuerySelector("#result .notice-danger")!.TextContent);
        Assert.Contains("R-WC-04", page.QuerySelector(".result-why")!.TextContent);
        Assert.Null(page.QuerySelector(".tier-result"));
    }

    [Fact]
    public async Task Calculator_GivenBadInput_ThenTheErrorStandsBesideTheFieldWithWhatWasTyped()
    {
        // When
        var page = await AskAsync("county=500240", "paid=2023-13-40", "born=<b>abc", "event=newborn", "identity=外星人", "township=500118107");

        // Then
        foreach (var (field, typed) in new[] { ("paid", "2023-13-40"), ("born", "<b>abc") })
        {
            var input = (IHtmlInputElement)page.QuerySelector("#" + field)!;
            Assert.Equal(typed, input.Value);
            Assert.Contains(typed, input.ParentElement!.QuerySelector(".field-error")!.TextContent);
        }

        Assert.NotNull(page.QuerySelector("#event_on")!.ParentElement!.QuerySelector(".field-error"));
        Assert.Contains("外星人", page.QuerySelector(".identity-choice .field-error")!.TextContent);
        Assert.NotNull(page.QuerySelector("#township")!.ParentElement!.QuerySelector(".field-error"));
        Assert.Null(page.QuerySelector("#result"));
        Assert.Null(page.QuerySelector("b"));
    }

    [Theory]
    [InlineData("county=999999")]
    [InlineData("county=abc")]
    [InlineData("county=500240108")]
    public async Task Calculator_GivenNoSuchCounty_ThenTheCountiesAreOfferedAgain(string query)
    {
        // When
        var page = await AskAsync(query);

        // Then
        Assert.NotNull(page.QuerySelector(".notice-danger"));
        Assert.Contains("500240", page.QuerySelector(".county-choice")!.InnerHtml);
    }

    [Fact]
    public async Task Calculator_GivenANewbornsBirthDate_ThenItOffersTheRulesOfNewborns()
    {
        // Given
        var page = await AskAsync("county=500240", "paid=2024-04-01", "born=2024-03-01");
        var link = page.QuerySelector<IHtmlAnchorElement>("#result .notice-warn a")!.GetAttribute("href")!;

        // When
        using var visitor = await portal.VisitAsync();
        var newborn = await visitor.PageAsync(link);

        // Then: benefits from the day of birth instead of a waiting period
        Assert.Contains("2024-03-01 至 2024-12-31", newborn.QuerySelector("#result")!.TextContent);
    }

    [Fact]
    public async Task Calculator_GivenTooManyRequestsFromOneAddress_ThenItAsksToWait()
    {
        // Given an address of its own, so that the other tests keep theirs
        var address = await portal.AddressAsync();
        using var handler = new SocketsHttpHandler { ConnectCallback = (context, cancel) => ConnectFromAsync("127.0.0.77", context.DnsEndPoint, cancel) };
        using var client = new HttpClient(handler) { BaseAddress = address };

        // When
        HttpResponseMessage? last = null;
        for (var request = 0; request < 600 && last?.StatusCode != HttpStatusCode.TooManyRequests; request++)
        {
            last?.Dispose();
            last = await client.GetAsync(new Uri("/calculator?county=abc", UriKind.Relative), TestContext.Current.CancellationToken);
        }

        // Then
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.Contains("查询太频繁", await last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        last.Dispose();
    }

    private static async ValueTask<Stream> ConnectFromAsync(string from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, to.Port), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string Due(IHtmlDocument page, string tier) =>
        page.QuerySelector($".tier-result[data-tier='{tier}'] .tier-due strong")!.TextContent.Trim();

    private async Task<IHtmlDocument> AskAsync(params string[] fields)
    {
        using var visitor = await portal.VisitAsync();
        var query = fields.Select(field => field.Split('=', 2)).Select(pair => pair[0] + "=" + Uri.EscapeDataString(pair[1]));
        return await visitor.PageAsync("/calculator?" + string.Join('&', query));
    }
}
