using System.Globalization;
using System.Security.Claims;
using EnrollmentPortal.Web.Security;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace EnrollmentPortal.Web.Hosting;

internal static class Logs
{
    /// <summary>Everything of note as JSON lines in the data folder; on the console only what needs a person.</summary>
    public static void WriteLogs(this WebApplicationBuilder builder, string dataFolder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(configuration => configuration
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A refused key or an unknown address is the visitor's affair.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // It logs what it throws, every second while the database is away; the code that catches it logs it too.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .Enrich.FromLogContext()
            .WriteTo.File(
                new JsonFormatter(renderMessage: true),
                Path.Combine(dataFolder, "logs", "portal-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 30)
            .WriteTo.Console(LogEventLevel.Error, formatProvider: CultureInfo.InvariantCulture));
    }

    /// <summary>One line a request: what was asked, what came of it, how long it took, and which account of which unit asked. Neither names nor
    /// numbers of people: an address's query, which may hold what was sought, is left out, and so are cookies, headers and forms.</summary>
    public static void UseRequestLogs(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = LevelOf;
        options.EnrichDiagnosticContext = (log, context) =>
        {
            if (context.User.Identity?.IsAuthenticated == true)
            {
                log.Set("Account", context.User.FindFirstValue(ClaimTypes.NameIdentifier));
                log.Set("Unit", context.User.FindFirstValue(PortalClaims.Unit));
            }
        };
    });

    // Files and probes come by the hundred and say nothing.
    private static LogEventLevel LevelOf(HttpContext context, double elapsed, Exception? exception)
    {
        var isRoutine = context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || Path.HasExtension(context.Request.Path.Value);
        return context.Response.StatusCode switch
        {
            _ when exception is not null => LogEventLevel.Error,
            // The watch over the database says it once, not every page.
            StatusCodes.Status503ServiceUnavailable => LogEventLevel.Information,
            >= StatusCodes.Status500InternalServerError => LogEventLevel.Error,
            _ => isRoutine ? LogEventLevel.Debug : LogEventLevel.Information,
        };
    }
}
