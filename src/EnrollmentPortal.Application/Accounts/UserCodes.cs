namespace EnrollmentPortal.Application.Accounts;

/// <summary>Refusals of an account: stable names, under which the texts stand in the resources.</summary>
internal static class UserCodes
{
    public const string DepartmentDoesNotFit = "user.department-does-not-fit";
    public const string DisplayNameMissing = "user.display-name-missing";
    public const string NameMissing = "user.name-missing";
    public const string NameShape = "user.name-shape";
    public const string RoleMissing = "user.role-missing";
    public const string UnitDoesNotFit = "user.unit-does-not-fit";
}
