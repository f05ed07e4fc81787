using System.Globalization;
using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.Web.Features.Plans.Studio;
using EnrollmentPortal.Web.Features.Reviews;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>What is not a page.</summary>
internal static class Endpoints
{
    private static readonly string[] Cultures = ["zh-CN", "en-US"];

    /// <summary>Users get Chinese until they choose otherwise: a county's computers often claim to be English.</summary>
    public static void UsePortalCultures(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.SetDefaultCulture(Cultures[0]).AddSupportedCultures(Cultures).AddSupportedUICultures(Cultures);
        options.RequestCultureProviders = [new CookieRequestCultureProvider()];
    });

    public static void UsePortalHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        return next(context);
    });

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", async (DatabaseProbe database, CancellationToken cancellationToken) =>
            await database.AnswersAsync(cancellationToken)
                ? Results.Text("ready")
                : Results.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    public static void MapCultureSwitch(this WebApplication app) =>
        app.MapPost("/culture", (HttpContext context, [FromForm] string? to, [FromForm] string? returnUrl) =>
        {
            if (to is not null && Cultures.Contains(to))
            {
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(to))),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
            }

            return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
        })
        // Residents' calculator needs no cookie, and a token would set one; a page of another site cannot send the form, see Wire.
        .AllowAnonymous().DisableAntiforgery();

    /// <summary>Results that the portal made for this user; anybody else finds nothing.</summary>
    public static void MapFiles(this WebApplication app) =>
        app.MapGet("/files/{id:guid}", (Guid id, HttpContext context, FileStore shelf) =>
        {
            var file = context.User.ToActor() is { } actor ? shelf.Find(id, actor.UserId) : null;
            if (file is null)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            var type = file.Name.EndsWith(".xlsx", StringComparison.Ordinal)
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv";
            return Results.File(file.Path, type, file.Name);
        }).RequireAuthorization(nameof(Grant.SignedIn));

    /// <summary>A plan's document as a file.</summary>
    public static void MapPlanFiles(this WebApplication app) =>
        app.MapGet(StudioLinks.Studio + "/files/{id:guid}", async (Guid id, HttpContext context, ReadPlanFile readFile, CancellationToken cancellationToken) =>
        {
            var answer = context.User.ToActor() is { } actor ? await readFile.ExecuteAsync(id, actor, cancellationToken) : null;
            if (answer?.ValueOrDefault is not { } file)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.File(Encoding.UTF8.GetBytes(file.Text), "application/json", file.Name);
        }).RequireAuthorization(nameof(Grant.EditPlan));

    /// <summary>Where a page tells of a key or tap; <see cref="SessionCheck"/> has noted it when this answers.</summary>
    public static void MapActivity(this WebApplication app) =>
        app.MapPost("/session/active", () => Results.NoContent()).RequireAuthorization(nameof(Grant.SignedIn));

    /// <summary>What was shown for a case, to users who may see the case. A PDF is handed over and never shown inside the portal.</summary>
    public static void MapReviewEvidence(this WebApplication app) =>
        app.MapGet(ReviewLinks.EvidencePath + "/{id:guid}", async (Guid id, HttpContext context, ReadReviewEvidence readEvidence, CancellationToken cancellationToken) =>
        {
            var answer = context.User.ToActor() is { } actor ? await readEvidence.ExecuteAsync(id, actor, cancellationToken) : null;
            if (answer?.ValueOrDefault is not { } file)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Content, file.Format.MediaType(), file.Format == EvidenceFormat.Pdf ? file.FileName : null);
        }).RequireAuthorization(nameof(Grant.ReadReviews));

    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/sign-out", async (SignInManager<PortalUser> signIn, [FromForm] string? returnUrl) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(LocalUrl.OrHome(returnUrl ?? "/sign-in"));
        });
}
