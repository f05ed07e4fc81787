using System.Threading.RateLimiting;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>How often one network address may ask the pages that are open to everybody.</summary>
internal static class PublicLimit
{
    /// <summary>Named by the pages it guards.</summary>
    public const string Policy = "public";

    // A township's offices and homes often share one address, so the limit stops machines and not neighbours.
    private const int Burst = 120;
    private const int PerSecond = 2;

    public static void AddPublicLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
            VisitorAddress.NetworkOf(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst,
                TokensPerPeriod = PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    });

    // The answer has a text of its own: without one the status page would call it "not found".
    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<CalculatorTexts>>();
        context.HttpContext.Response.Headers.RetryAfter = "60";
        context.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
        await context.HttpContext.Response.WriteAsync(texts["TooMany"], cancellationToken);
    }
}
