using System.Text.Encodings.Web;
using System.Text.Unicode;
using EnrollmentPortal.Web.Hosting.Outages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>What the portal is made of.</summary>
public static class ServiceRegistration
{
    /// <summary>Server-side Blazor, texts and compression.</summary>
    public static void AddPortalPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddMudServices();
        services.AddScoped<Features.Households.Registration.BrowserDraft>();
        services.AddTransient<Features.Facts.FactFormatter>();
        // Chinese stays Chinese in the page's source: entities would double its size.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorComponents()
            // A phone in the hills loses its connection often: keep what was typed for a while, but not for everybody for ever.
            .AddInteractiveServerComponents(options =>
            {
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
                options.DisconnectedCircuitMaxRetained = 200;
            })
            .AddHubOptions(options =>
            {
                options.MaximumReceiveMessageSize = 256 * 1024;
                options.AddFilter<CircuitText>();
            });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            // Pages are left alone: compressing secrets beside attacker-chosen text leaks them.
            options.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
    }
}
