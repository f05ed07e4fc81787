using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>A county whose plan the demonstration shows, on a day inside its concentrated collection window.</summary>
/// <param name="Ordinal">1 to 5: makes ID numbers, telephone numbers and register numbers differ between tenants.</param>
/// <param name="PlanUnit">The county or township whose plan applies.</param>
/// <param name="CoverageYear">The year for which people enrol.</param>
/// <param name="OpenedOn">First day of the window; the registry as it stood then is the first progress row.</param>
/// <param name="BusinessDate">The day on which the demonstration lives.</param>
/// <param name="Tiers">Fee tiers as the plan prints them, cheapest first.</param>
/// <param name="PermitHouseholds">Of ten thousand households, how many live here on a residence permit. None where the printed
/// population counts local hukou alone.</param>
public sealed record DemonstrationTenant(
    int Ordinal, OrgCode PlanUnit, int CoverageYear, DateOnly OpenedOn, DateOnly BusinessDate, IReadOnlyList<string> Tiers, int PermitHouseholds)
{
    private static readonly string[] TwoTiers = ["一档", "二档"];
    private static readonly string[] OneTier = ["单一档"];

    /// <summary>The five tenants, in the order of their ordinals.</summary>
    /// <remarks>
    /// Window openings: 奉节 R-FJ-21, 满城 R-MC-27, 王场 R-WC-35 (day of issue), 松溉 Q-SG-01 (assumed from the phases), 随县 R-SX-14.
    /// </remarks>
    public static IReadOnlyList<DemonstrationTenant> All { get; } =
    [
        new(1, OrgCode.Parse("500236"), 2023, new(2022, 10, 25), new(2022, 11, 21), TwoTiers, 100),
        new(2, OrgCode.Parse("130607"), 2023, new(2022, 11, 1), new(2022, 11, 14), OneTier, 0),
        new(3, OrgCode.Parse("500240108"), 2024, new(2023, 11, 3), new(2023, 11, 20), TwoTiers, 100),
        new(4, OrgCode.Parse("500118107"), 2023, new(2022, 11, 9), new(2022, 11, 28), TwoTiers, 0),
        new(5, OrgCode.Parse("421321"), 2023, new(2022, 9, 1), new(2022, 10, 10), OneTier, 100),
    ];

    /// <summary>The county.</summary>
    public int TenantId => PlanUnit.TenantId;

    /// <exception cref="ArgumentException">No demonstration tenant has the code.</exception>
    public static DemonstrationTenant Of(int tenantId) =>
        All.FirstOrDefault(tenant => tenant.TenantId == tenantId)
        ?? throw new ArgumentException($"{tenantId} is no demonstration tenant.", nameof(tenantId));
}
