namespace EnrollmentPortal.Web.Features.Households;

/// <summary>Names the resources of registration and the village list.</summary>
public sealed class HouseholdsTexts;
