using EnrollmentPortal.Web.Hosting.Settings;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>What is asked of every request before anything else looks at it: under which name, through which proxy, from which site.</summary>
internal static class Wire
{
    // A browser takes such a cookie over HTTPS only, and from this host alone: no neighbour below the same domain can put one there.
    private const string HostPrefix = "__Host-";

    public static void AddWire(this WebApplicationBuilder builder, WireSettings settings)
    {
        // The framework's own switch believes everybody.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = [.. settings.HostNames];
            options.AllowEmptyHosts = false;
        });
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = settings.Proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Every hop must be named, so their number needs no limit. The framework trusts this machine by itself; here it is named like any other.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>The order matters: what follows sees the visitor's scheme and address.</summary>
    public static void UseWire(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(ReadSocketSchemeAsync);
        app.UseHsts();
        app.Use(RefuseForeignOriginAsync);
        app.Use(UnwrapCookiesAsync);
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            Secure = CookieSecurePolicy.SameAsRequest,
            OnAppendCookie = context => context.CookieName = Wrapped(context.Context, context.CookieName),
            OnDeleteCookie = context => context.CookieName = Wrapped(context.Context, context.CookieName),
        });
    }

    // Some proxies call a socket by a scheme of its own.
    private static Task ReadSocketSchemeAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = context.Request.Scheme switch { "wss" => "https", "ws" => "http", var scheme => scheme };
        return next(context);
    }

    private static string Wrapped(HttpContext context, string name) => context.Request.IsHttps ? HostPrefix + name : name;

    // Over HTTPS only the cookies that a browser has kept apart count; a plain one of the same name is somebody else's.
    private static Task UnwrapCookiesAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps)
        {
            context.Request.Headers.Cookie = Unwrapped(context.Request.Headers.Cookie);
        }

        return next(context);
    }

    private static StringValues Unwrapped(StringValues header)
    {
        var own = header.SelectMany(line => (line ?? string.Empty).Split(';', StringSplitOptions.TrimEntries))
            .Where(cookie => cookie.StartsWith(HostPrefix, StringComparison.Ordinal)).Select(cookie => cookie[HostPrefix.Length..]).ToList();
        return own.Count == 0 ? StringValues.Empty : string.Join("; ", own);
    }

    // A browser names the site whose page asks. A page of another site gets no socket, which would carry the user's cookie, and sends no form.
    private static async Task RefuseForeignOriginAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isChange = request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (isChange && request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host.ToUriComponent()}", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }
}
