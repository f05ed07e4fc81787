using System.Net;
using EnrollmentPortal.Web.Hosting;
using EnrollmentPortal.Web.Hosting.Commands;
using EnrollmentPortal.Web.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace EnrollmentPortal.Web.Tests.Hosting;

/// <summary>Which proxies are believed about address and HTTPS, under which names the portal answers, and what its cookies are called then.</summary>
public sealed class WireTests
{
    private const string Name = "cbjf.example";
    private const string Proxy = "10.0.0.5";
    private const string Stranger = "203.0.113.9";

    [Theory]
    [InlineData(Proxy, "198.51.100.1", "https 198.51.100.1")]
    [InlineData(Proxy, "198.51.100.1, 172.18.3.4", "https 198.51.100.1")]
    [InlineData(Proxy, "6.6.6.6, 198.51.100.1", "https 198.51.100.1")]
    [InlineData(Stranger, "198.51.100.1", "http 203.0.113.9")]
    [InlineData("127.0.0.1", "198.51.100.1", "http 127.0.0.1")]
    public async Task Visitor_GivenForwardedHeaders_ThenOnlyNamedProxiesAreBelieved(string peer, string forwardedFor, string expected)
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, peer, request =>
        {
            request.Headers["X-Forwarded-For"] = forwardedFor;
            request.Headers["X-Forwarded-Proto"] = string.Join(", ", forwardedFor.Split(',').Select(_ => "https"));
        });

        // Then
        Assert.Equal(expected, answer.Headers["Seen"].ToString());
    }

    [Theory]
    [InlineData("localhost:5080", 200)]
    [InlineData("127.0.0.1:41234", 200)]
    [InlineData(Name, 200)]
    [InlineData("evil.example", 400)]
    [InlineData("cbjf.example.evil.example", 400)]
    [InlineData("192.0.2.1", 400)]
    [InlineData("", 400)]
    public async Task Host_GivenAName_ThenOnlyThoseOfTheSettingsAnswer(string host, int expected)
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Stranger, request => request.Host = new HostString(host));

        // Then
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/_blazor", "http://evil.example", 403)]
    [InlineData("POST", "/_blazor/negotiate", "http://evil.example", 403)]
    [InlineData("POST", "/", "http://evil.example", 403)]
    [InlineData("POST", "/", "null", 403)]
    [InlineData("POST", "/", "https://cbjf.example", 403)]
    [InlineData("POST", "/", "http://cbjf.example:81", 403)]
    [InlineData("GET", "/_blazor", "http://cbjf.example", 200)]
    [InlineData("POST", "/", "http://cbjf.example", 200)]
    [InlineData("POST", "/", null, 200)]
    [InlineData("GET", "/", "http://evil.example", 200)]
    public async Task Origin_GivenAPageOfAnotherSite_ThenItGetsNoSocketAndSendsNoForm(string method, string path, string? origin, int expected)
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Stranger, request =>
        {
            (request.Method, request.Path) = (method, path);
            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        });

        // Then
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_GivenHttpsOutside_ThenTheyAreTiedToTheHostAndSentOverHttpsAlone()
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Proxy, request => request.Headers["X-Forwarded-Proto"] = "https");

        // Then
        var set = answer.Headers.SetCookie;
        Assert.All(set, cookie => Assert.StartsWith("__Host-", cookie));
        Assert.All(set, cookie => Assert.Contains("; path=/; secure", cookie));
        Assert.Contains(set, cookie => cookie!.StartsWith("__Host-old=;", StringComparison.Ordinal));
        Assert.Contains("max-age=31536000", answer.Headers.StrictTransportSecurity.ToString());
    }

    [Fact]
    public async Task Visitor_GivenAProxyThatCallsASocketWss_ThenItIsHttps()
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Proxy, request => (request.Headers["X-Forwarded-Proto"], request.Headers.Origin, request.Path) = ("wss", "https://cbjf.example", "/_blazor"));

        // Then
        Assert.Equal("https 10.0.0.5", answer.Headers["Seen"].ToString());
    }

    [Fact]
    public async Task Cookies_GivenHttpsOutside_ThenAPlainOneOfANeighbourIsNotRead()
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Proxy, request =>
        {
            request.Headers["X-Forwarded-Proto"] = "https";
            request.Headers.Cookie = "mine=planted; __Host-mine=true; other=x";
        });

        // Then
        Assert.Equal("mine=true", answer.Headers["Cookies-Seen"].ToString());
    }

    [Fact]
    public async Task Cookies_GivenPlainHttp_ThenTheyWorkWithoutTheMark()
    {
        // Given
        await using var app = await StartAsync();

        // When
        var answer = await SendAsync(app, Stranger, request => request.Headers.Cookie = "mine=true");

        // Then
        Assert.Contains(answer.Headers.SetCookie, cookie => cookie!.StartsWith("mine=", StringComparison.Ordinal));
        Assert.Equal("mine=true", answer.Headers["Cookies-Seen"].ToString());
        Assert.Equal(string.Empty, answer.Headers.StrictTransportSecurity.ToString());
    }

    [Theory]
    [InlineData("AllowedHosts", "*")]
    [InlineData("Proxies", "the-proxy")]
    public void Settings_GivenOneThatSaysNothingSafe_ThenTheStartIsRefusedByItsName(string key, string value)
    {
        // Given
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        // When
        var refusal = Assert.Throws<CommandLineException>(() => WireSettings.Read(configuration));

        // Then
        Assert.Contains(key, refusal.Message);
    }

    // The wire alone, with an answer that tells what it saw.
    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", Name), new("Proxies", Proxy + ";172.18.0.0/16")]);
        builder.AddWire(WireSettings.Read(builder.Configuration));
        var app = builder.Build();
        app.UseWire();
        app.Run(context =>
        {
            context.Response.Headers["Seen"] = $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}";
            context.Response.Headers["Cookies-Seen"] = string.Join("; ", context.Request.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
            context.Response.Cookies.Append("mine", "true");
            context.Response.Cookies.Delete("old");
            return context.Response.CompleteAsync();
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpResponse> SendAsync(WebApplication app, string peer, Action<HttpRequest> shape)
    {
        var context = await app.GetTestServer().SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            (context.Request.Method, context.Request.Scheme, context.Request.Host) = ("GET", "http", new HostString(Name));
            shape(context.Request);
        });
        return context.Response;
    }
}
