using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>The small population of all tenants, made once for the class.</summary>
public sealed class SmallPopulation
{
    public IReadOnlyDictionary<int, IReadOnlyList<SyntheticHousehold>> Households { get; } = DemonstrationTenant.All.ToDictionary(
        tenant => tenant.TenantId,
        tenant => (IReadOnlyList<SyntheticHousehold>)[.. SyntheticPopulation.Of(tenant.TenantId, PopulationSize.Small)]);

    public IEnumerable<SyntheticHousehold> All => Households.Values.SelectMany(households => households);

    public IEnumerable<SyntheticPerson> People => All.SelectMany(household => household.Members);

    public IEnumerable<(DemonstrationTenant Tenant, SyntheticHousehold Household)> WithTenant =>
        DemonstrationTenant.All.SelectMany(tenant => Households[tenant.TenantId].Select(household => (tenant, household)));
}
