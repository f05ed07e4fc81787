namespace EnrollmentPortal.Web.Features.Plans;

/// <summary>Names the resources of the plan page and of the words in which rules are read out.</summary>
public sealed class PlanTexts;
