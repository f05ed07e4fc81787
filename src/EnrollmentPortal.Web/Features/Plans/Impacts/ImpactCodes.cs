namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>Refusals of a comparison: stable names, under which the texts stand in the resources.</summary>
internal static class ImpactCodes
{
    public const string DayOutside = "impact.day-outside";
}
