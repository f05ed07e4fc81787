namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>Names the resources of the desk.</summary>
public sealed class DeskTexts;
