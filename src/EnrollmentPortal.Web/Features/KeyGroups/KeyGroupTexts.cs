namespace EnrollmentPortal.Web.Features.KeyGroups;

/// <summary>Names the resources of the key groups.</summary>
public sealed class KeyGroupTexts;
