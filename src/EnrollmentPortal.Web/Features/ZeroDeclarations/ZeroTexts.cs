namespace EnrollmentPortal.Web.Features.ZeroDeclarations;

/// <summary>Names the resources of the pages of zero declarations.</summary>
public sealed class ZeroTexts;
