namespace EnrollmentPortal.Web.Security;

/// <summary>Return addresses come from the browser and must stay on this site.</summary>
internal static class LocalUrl
{
    // Only its path is looked at.
    private static readonly Uri Here = new("http://localhost");

    /// <summary>The address when it is a path of this site, in the letters that a header may have; else the home page.</summary>
    public static string OrHome(string? url)
    {
        if (!IsPath(url) || !Uri.TryCreate(Here, url, out var read) || read.Authority != Here.Authority)
        {
            return "/";
        }

        // Dots are resolved now: what has become //host is no path any more.
        var path = read.PathAndQuery + read.Fragment;
        return IsPath(path) ? path : "/";
    }

    private static bool IsPath(string? url) => (url is "/" || url is ['/', not ('/' or '\\'), ..]) && !url.Any(char.IsControl);
}
