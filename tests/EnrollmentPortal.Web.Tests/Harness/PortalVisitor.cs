using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>A browser without screen or script: cookies, requests and forms. It follows no redirect by itself.</summary>
public sealed class PortalVisitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _address;

    internal PortalVisitor(Uri address)
    {
        _address = address;
        _client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    /// <summary>For requests that are no page and no form.</summary>
    public HttpClient Client => _client;

    public IReadOnlyList<Cookie> Cookies() => [.. _cookies.GetCookies(_address).Cast<Cookie>()];

    /// <summary>Somebody else with a copy of the cookies: another tab, or a thief.</summary>
    public PortalVisitor Copy()
    {
        var copy = new PortalVisitor(_address);
        copy._cookies.Add(_cookies.GetCookies(_address));
        return copy;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The page as a document.</summary>
    /// <exception cref="HttpRequestException">The answer was no page.</exception>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await DocumentAsync(answer);
    }

    public static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Fills the page's form and sends it, hidden fields and antiforgery token included.</summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="form">A selector of the form.</param>
    /// <param name="fields">Names and values; a field that is not named keeps what the page put there.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(path);
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{path} has no form '{form}'.");
        var values = element.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        var action = element.GetAttribute("action") is { Length: > 0 } target ? target : path;
        return await PostAsync(action, values);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, IReadOnlyDictionary<string, string> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Signs in through the form; the answer is a redirect when it worked.</summary>
    public Task<HttpResponseMessage> SignInAsync(string userName, string password, string path = "/sign-in") =>
        SubmitAsync(path, "main form", ("Input.UserName", userName), ("Input.Password", password));

    public void Dispose() => _client.Dispose();
}
