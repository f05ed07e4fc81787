namespace EnrollmentPortal.Web.Features.Progress.KeyGroups;

/// <summary>Names the resources of the key groups.</summary>
public sealed class KeyGroupTexts;
