namespace EnrollmentPortal.Application.Households;

/// <summary>Refusals of a change to people who are on the books: stable names, under which the texts stand in the resources.</summary>
internal static class PeopleCodes
{
    public const string CategoryMissing = "people.category-missing";
    public const string DeclineReason = "people.decline-reason";
    public const string DepartmentMissing = "people.department-missing";
    public const string EvidenceMissing = "people.evidence-missing";
    public const string KindMissing = "people.kind-missing";
    public const string NoTarget = "people.no-target";
    public const string NobodyChosen = "people.nobody-chosen";
    public const string NotMembers = "people.not-members";
    public const string OneHead = "people.one-head";
    public const string PlaceMissing = "people.place-missing";
    public const string PlaceTooLong = "people.place-too-long";
    public const string ReasonMissing = "people.reason-missing";
    public const string SameRecord = "people.same-record";
    public const string SinceMissing = "people.since-missing";
    public const string UntilMissing = "people.until-missing";
    public const string UntilUnfit = "people.until-unfit";
}
