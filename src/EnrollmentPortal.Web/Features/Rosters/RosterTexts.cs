namespace EnrollmentPortal.Web.Features.Rosters;

/// <summary>Names the resources of the roster pages.</summary>
public sealed class RosterTexts;
