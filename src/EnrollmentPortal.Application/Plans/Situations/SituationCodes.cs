namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>Refusals of a saved situation: stable names, under which the texts stand in the resources.</summary>
public static class SituationCodes
{
    public const string BadAmount = "situation.bad-amount";
    public const string NameMissing = "situation.name-missing";
    public const string NameTooLong = "situation.name-too-long";
    public const string RefusedWithAmount = "situation.refused-with-amount";
}
