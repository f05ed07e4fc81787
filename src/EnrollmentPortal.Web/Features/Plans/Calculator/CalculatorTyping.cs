namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>Hears every answer as it is given, where the calculator's fields stand on a live page. The public page sends a form instead and has none.</summary>
/// <param name="Answered">The field and what was typed or chosen.</param>
/// <param name="Chosen">An identity, and whether it is ticked now.</param>
public sealed record CalculatorTyping(Action<string, object?> Answered, Action<string, bool> Chosen);
