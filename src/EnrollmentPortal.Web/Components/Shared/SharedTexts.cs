namespace EnrollmentPortal.Web.Components.Shared;

/// <summary>Names the resources of the shared components.</summary>
public sealed class SharedTexts;
