namespace EnrollmentPortal.Application.Registry;

/// <summary>How many characters the register takes of a household, from a form and from a list.</summary>
internal static class HouseholdLimits
{
    public const int MaxNumberLength = 30;
    public const int MaxGroupLength = 30;
    public const int MaxAddressLength = 100;
}
