namespace EnrollmentPortal.Web.Features.Accounts;

/// <summary>Names the resources of sign-in and refusal pages.</summary>
public sealed class AccountTexts;
