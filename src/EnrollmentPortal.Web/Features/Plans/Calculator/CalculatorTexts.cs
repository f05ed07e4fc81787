namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>Names the resources of the fee calculator.</summary>
public sealed class CalculatorTexts;
