namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>Names the resources about what the plan leaves to a person.</summary>
public sealed class ReviewTexts;
