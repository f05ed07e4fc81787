using System.Net.Http.Headers;
using AngleSharp.Dom;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Hosting;

/// <summary>What a phone in a village has to fetch before it shows its list.</summary>
public sealed class StaticFileTests(RunningPortal portal)
{
    private const int Budget = 120 * 1024;
    private static readonly string[] Packings = ["br", "gzip"];

    [Fact]
    public async Task Files_GivenAVillagePage_ThenEveryOneIsPackedAndKept()
    {
        // Given
        using var cadre = await portal.SignInAsync("taihe");
        var page = await cadre.PageAsync("/villages/500240108001");
        var files = page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(file => file.GetAttribute("href") ?? file.GetAttribute("src")!).ToList();
        Assert.NotEmpty(files);
        var total = 0L;

        foreach (var file in files)
        {
            // When
            using var answer = await AskAsync(cadre, file);

            // Then
            Assert.True(answer.Content.Headers.ContentEncoding.Intersect(Packings).Any(), $"{file} is not packed");
            Assert.True(answer.Headers.CacheControl is { MaxAge.TotalDays: >= 365 }, $"{file} is kept for {answer.Headers.CacheControl}");
            total += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.True(total < Budget, $"{files.Count} files have {total:N0} bytes");
    }

    [Fact]
    public async Task File_GivenAnAddressWithoutAFingerprint_ThenTheBrowserAsksAgainAndGetsNoSecondCopy()
    {
        // Given
        using var visitor = await portal.VisitAsync();
        using var first = await AskAsync(visitor, "outage.js");

        // When
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("outage.js", UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);

        // Then: its content may change under the same address
        Assert.True(first.Headers.CacheControl?.NoCache, $"it is kept for {first.Headers.CacheControl}");
        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(PortalVisitor visitor, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(file, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.EnsureSuccessStatusCode();
    }
}
