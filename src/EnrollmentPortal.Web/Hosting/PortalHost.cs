using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>The web application: services and request pipeline.</summary>
internal static class PortalHost
{
    public static WebApplication Build(int port, string dataFolder, PortalConnections connections)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Served from the build output as well as from a published folder.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://0.0.0.0:{port}");
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.WriteLogs(dataFolder);
        builder.AddWire(WireSettings.Read(builder.Configuration));
        builder.Services.AddPortalApplication(connections, dataFolder);
        builder.Services.AddPortalSecurity(SessionSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(RosterSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(ImportSettings.Read(builder.Configuration));
        builder.Services.AddPortalPages();
        builder.Services.AddPublicLimit();
        builder.Services.AddHostedService<DailyRound>();
        builder.Services.AddHostedService<JobWorker>();
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseWire();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UsePortalHeaders();
        app.UseResponseCompression();
        app.UsePortalCultures();
        app.UseOddRequests();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapCultureSwitch();
        CoverageYearChoice.Map(app);
        app.MapSignOut();
        app.MapActivity();
        app.MapFiles();
        app.MapPlanFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            // The portal's own header forbids every frame already.
            options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
