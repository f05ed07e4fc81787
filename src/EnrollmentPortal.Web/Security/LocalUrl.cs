namespace EnrollmentPortal.Web.Security;

/// <summary>Return addresses come from the browser and must stay on this site.</summary>
internal static class LocalUrl
{
    /// <summary>The address when it is a path of this site, else the home page.</summary>
    public static string OrHome(string? url) =>
        (url is "/" || url is ['/', not ('/' or '\\'), ..]) && !url.Any(char.IsControl) ? url : "/";
}
