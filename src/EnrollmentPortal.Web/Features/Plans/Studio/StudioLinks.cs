namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Addresses of the studio.</summary>
public static class StudioLinks
{
    public const string Studio = "/plan/studio";

    public const string Import = Studio + "/import";

    public static string Draft(Guid draft, string? tab = null) => $"{Studio}/drafts/{draft}" + (tab is null ? string.Empty : "?tab=" + tab);

    public static string Version(Guid version) => $"{Studio}/versions/{version}";

    /// <summary>A draft or a version as a file.</summary>
    public static string File(Guid id) => $"{Studio}/files/{id}";
}
