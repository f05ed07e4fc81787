using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Persistence;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace EnrollmentPortal.Web.Security;

/// <summary>Asks of every request whether the session that its cookie names is open.</summary>
internal static class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Styles and scripts are the same for everybody.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        // The cookie stays in the browser: deleting it here could delete a newer one that another tab has just been given.
        if (context.Principal?.SessionId() is not { } session || !await IsOpenAsync(http, session))
        {
            context.RejectPrincipal();
        }
    }

    private static async Task<bool> IsOpenAsync(HttpContext http, Guid session)
    {
        var sessions = http.RequestServices.GetRequiredService<SessionStore>();
        try
        {
            if (!await sessions.IsOpenAsync(session, http.RequestAborted))
            {
                return false;
            }

            if (IsEntry(http.Request))
            {
                await sessions.NoteActivityAsync(session, http.RequestAborted);
            }

            return true;
        }
        catch (Exception problem) when (LostDatabase.Explains(problem))
        {
            // Without its database the portal shows and takes nothing, and says so; signed-in users stay signed in for the time after.
            return true;
        }
    }

    // A page that reconnects by itself is nobody at a desk; a form that was sent, or the script's word about a key or tap, is.
    private static bool IsEntry(HttpRequest request) => HttpMethods.IsPost(request.Method) && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
}
