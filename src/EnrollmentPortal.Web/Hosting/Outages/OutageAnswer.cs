using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Web.Components.Layout;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnrollmentPortal.Web.Hosting.Outages;

/// <summary>What a request gets while the database is out of reach.</summary>
internal static class OutageAnswer
{
    /// <summary>A page that says so and goes on by itself, in place of the error page, which would need the database for its own frame.</summary>
    public static void UseOutagePage(this WebApplication app) => app.Use(async (context, next) =>
    {
        // The portal's own; what the failed page has set besides goes with it.
        var headers = context.Response.Headers.ToList();
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && LostDatabase.Explains(problem))
        {
            app.Logger.LogWarning(problem, "A request found no database");
            context.Response.Clear();
            headers.ForEach(header => context.Response.Headers[header.Key] = header.Value);
            await AnswerAsync(context);
        }
    });

    // In a scope of its own: what the failed request had begun to draw is in the old one.
    private static async Task AnswerAsync(HttpContext context)
    {
        var before = context.RequestServices;
        await using var scope = before.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            context.Response.Headers.RetryAfter = "5";
            context.Response.Headers.CacheControl = "no-store";
            // A form is not sent twice by itself.
            var to = HttpMethods.IsGet(context.Request.Method) ? LocalUrl.OrHome(context.Request.GetEncodedPathAndQuery()) : "/";
            await new RazorComponentResult<OutagePage>(new { To = to }) { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }
}
