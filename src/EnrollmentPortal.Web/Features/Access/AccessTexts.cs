namespace EnrollmentPortal.Web.Features.Access;

/// <summary>Names the resources of sign-in and refusal pages.</summary>
public sealed class AccessTexts;
