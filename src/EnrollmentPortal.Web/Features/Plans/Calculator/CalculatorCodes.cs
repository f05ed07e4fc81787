namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>Refusals of the public calculator: stable names, under which the texts stand in the resources.</summary>
internal static class CalculatorCodes
{
    public const string BadBirth = "calculator.bad-birth";
    public const string BadDate = "calculator.bad-date";
    public const string BirthAfterPayment = "calculator.birth-after-payment";
    public const string EventDayMissing = "calculator.event-day-missing";
    public const string EventMissing = "calculator.event-missing";
    public const string UnknownChoice = "calculator.unknown-choice";
    public const string UnknownIdentity = "calculator.unknown-identity";
    public const string UnknownTownship = "calculator.unknown-township";
}
