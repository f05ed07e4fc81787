using EnrollmentPortal.Application.Plans.Studio;


namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>How the standing of a version looks.</summary>
internal static class VersionTags
{
    public static string? Of(PlanVersionState state) => state switch
    {
        PlanVersionState.InForce => "tag-good",
        PlanVersionState.Waiting => "tag-warn",
        PlanVersionState.Superseded => null,
    };
}
