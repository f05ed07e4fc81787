namespace EnrollmentPortal.Web.Features.Platform;

/// <summary>Names the resources of the administrator's pages.</summary>
public sealed class PlatformTexts;
