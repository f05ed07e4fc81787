namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Refusals of a change to a draft: stable names, under which the texts stand in the resources.</summary>
public static class DraftCodes
{
    public const string BadDate = "draft.bad-date";
    public const string BadDay = "draft.bad-day";
    public const string BadValue = "draft.bad-value";
    public const string ConfirmationIncomplete = "draft.confirmation-incomplete";
    public const string ConfirmedLater = "draft.confirmed-later";
    public const string FileWithoutPlan = "draft.file-without-plan";
    public const string NameMissing = "draft.name-missing";
    public const string NoSuchPlace = "draft.no-such-place";
    public const string TextMissing = "draft.text-missing";
}
