namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Addresses of the studio.</summary>
public static class StudioLinks
{
    public const string Studio = "/plan/studio";

    public static string Draft(Guid draft, string? tab = null) => $"{Studio}/drafts/{draft}" + (tab is null ? string.Empty : "?tab=" + tab);
}
