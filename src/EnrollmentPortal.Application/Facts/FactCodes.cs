namespace EnrollmentPortal.Application.Facts;

/// <summary>Refusals of an answer: stable names, under which the texts stand in the resources.</summary>
internal static class FactCodes
{
    public const string AnswerMissing = "facts.answer-missing";
    public const string DayMissing = "facts.day-missing";
    public const string KindMissing = "facts.kind-missing";
    public const string Span = "facts.span";
}
