namespace EnrollmentPortal.Web.Features.Calculator;

/// <summary>Names the resources of the fee calculator.</summary>
public sealed class CalculatorTexts;
