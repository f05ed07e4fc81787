namespace EnrollmentPortal.Application.Demonstration;

/// <summary>How far the loading is.</summary>
/// <param name="TenantName">The county that is being filled.</param>
/// <param name="UnitName">The unit that was just finished.</param>
/// <param name="PeopleDone">People of all tenants that are there now.</param>
/// <param name="PeopleTotal">People of all tenants when it is finished.</param>
public sealed record DemonstrationProgress(string TenantName, string UnitName, int PeopleDone, int PeopleTotal);

/// <summary>What a run added; all zero when everything was there.</summary>
public sealed record DemonstrationLoaded(int Tenants, int Households, int People)
{
    public static DemonstrationLoaded operator +(DemonstrationLoaded left, DemonstrationLoaded right) =>
        new(left.Tenants + right.Tenants, left.Households + right.Households, left.People + right.People);

    public static DemonstrationLoaded Add(DemonstrationLoaded left, DemonstrationLoaded right) => left + right;
}
