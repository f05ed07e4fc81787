using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using EnrollmentPortal.Web.Features.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>Refuses what no page and no form of the portal sends, before a page meets it: characters that no text has, a number where none is, a
/// form in no known charset.</summary>
internal static class OddRequests
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Parameters = new();

    public static void UseOddRequests(this WebApplication app) => app.Use(RefuseAsync);

    /// <summary>A form without its token, or with one of an earlier session, is refused in words; the framework's own refusal is an empty page.</summary>
    public static void UseStaleForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            await SayAsync(context, StatusCodes.Status400BadRequest, "StaleForm");
            return;
        }

        await next(context);
    });

    private static async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            await ShowAsync(context, next);
            return;
        }

        var refusal = IsReadable(context) ? await FormRefusalAsync(context) : StatusCodes.Status400BadRequest;
        if (refusal is { } status)
        {
            await SayAsync(context, status, "OddRequest");
            return;
        }

        await next(context);
    }

    // A text of its own: the page for such answers would read the form once more.
    private static async Task SayAsync(HttpContext context, int status, string key)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<AccountTexts>>();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(texts[key], context.RequestAborted);
    }

    // The page that tells of a refusal: as the POST that was refused it would read the form once more.
    private static async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    private static bool IsReadable(HttpContext context)
    {
        var query = context.Request.Query;
        var types = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page ? Parameters.GetOrAdd(page.Type, ParametersOf) : null;
        return query.All(field => !HasNul(field.Key) && field.Value.All(value => !HasNul(value) && Fits(types?.GetValueOrDefault(field.Key), value ?? string.Empty)));
    }

    private static async Task<int?> FormRefusalAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return null;
        }

        try
        {
            // Kept for the next reader.
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)) ? StatusCodes.Status400BadRequest : null;
        }
        catch (BadHttpRequestException odd)
        {
            return odd.StatusCode;
        }
        catch (Exception odd) when (odd is IOException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            // Cut short, too many fields, or a charset that is known and forbidden, such as UTF-7.
            return StatusCodes.Status400BadRequest;
        }
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    // The page's own parameters, under the names by which addresses have them.
    private static Dictionary<string, Type> ParametersOf(Type page) => page
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => (property.PropertyType, Property: property.Name, From: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(parameter => parameter.From is not null)
        .ToDictionary(parameter => parameter.From!.Name ?? parameter.Property, parameter => parameter.PropertyType, StringComparer.OrdinalIgnoreCase);

    // Read as the framework reads them; it throws where this says no.
    private static bool Fits(Type? type, string value)
    {
        if (type is not null && Nullable.GetUnderlyingType(type) is { } inner)
        {
            return value.Length == 0 || Fits(inner, value);
        }

        return type switch
        {
            _ when type == typeof(int) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            _ when type == typeof(Guid) => Guid.TryParse(value, out _),
            _ when type == typeof(bool) => bool.TryParse(value, out _),
            _ => true,
        };
    }
}
