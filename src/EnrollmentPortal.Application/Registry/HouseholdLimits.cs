namespace EnrollmentPortal.Application.Registry;

/// <summary>How many characters the register takes of a household, from a form and from a list.</summary>
internal static class HouseholdLimits
{
    public const int LongestNumber = 30;
    public const int LongestGroup = 30;
    public const int LongestAddress = 100;
}
