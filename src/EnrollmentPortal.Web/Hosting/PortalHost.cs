using EnrollmentPortal.Application;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Plans.Calculator;
using EnrollmentPortal.Web.Hosting.Outages;
using EnrollmentPortal.Web.Hosting.Settings;
using EnrollmentPortal.Web.Outages;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>The web application: services and request pipeline.</summary>
internal static class PortalHost
{
    public static WebApplication Build(int port, string dataFolder, DatabaseServer server)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Served from the build output as well as from a published folder, packed and with the caching of the fingerprints in both: from
        // a build output ASP.NET would watch the files and send them as they lie there.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = bool.FalseString;
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://0.0.0.0:{port}");
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.WriteLogs(dataFolder);
        builder.AddWire(WireSettings.Read(builder.Configuration));
        builder.Services.AddPortalApplication(server.Connections, dataFolder);
        builder.Services.AddPortalSecurity(SessionSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(RosterSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(ImportSettings.Read(builder.Configuration));
        builder.Services.AddPortalPages();
        builder.Services.AddPublicLimit();
        // One page that stays open must not hold up the end: its circuit is told to go, and nobody waits longer than this for it.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(server);
        builder.Services.AddSingleton<DatabaseOutage>();
        builder.Services.AddHostedService<DatabaseWatch>();
        builder.Services.AddHostedService<DailyRound>();
        builder.Services.AddHostedService<JobWorker>();
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseWire();
        app.UseRequestLogs();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UsePortalHeaders();
        app.UseResponseCompression();
        app.UsePortalCultures();
        app.UseOutagePage();
        app.UseOddRequests();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapCultureSwitch();
        CoverageYearChoice.Map(app);
        app.MapSignOut();
        app.MapActivity();
        app.MapFiles();
        app.MapPlanFiles();
        app.MapReviewEvidence();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            // The portal's own header forbids every frame already.
            options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
