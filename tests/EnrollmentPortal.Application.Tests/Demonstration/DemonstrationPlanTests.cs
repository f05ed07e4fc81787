using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>The invented people must speak the words of their tenant's plan.</summary>
public sealed class DemonstrationPlanTests
{
    public static TheoryData<int> Tenants => [.. DemonstrationTenant.All.Select(tenant => tenant.TenantId)];

    [Theory]
    [MemberData(nameof(Tenants))]
    public void Identities_GivenATenant_ThenTheyAreExactlyItsPlansCategoriesAndCertifiers(int tenantId)
    {
        // Given
        var plan = PlanOf(tenantId);
        var shares = IdentityShare.Of(tenantId).ToDictionary(share => share.Category);

        // When, Then
        Assert.Equal(plan.Categories.Select(category => category.Name).Order(), shares.Keys.Order());
        Assert.All(plan.Categories.Where(category => category.Certifiers.Count > 0), category =>
            Assert.Contains(shares[category.Name].CertifiedBy, category.Certifiers));
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public void Tiers_GivenATenant_ThenTheyAreItsPlans(int tenantId) =>
        Assert.Equal(PlanOf(tenantId).Tiers.Select(tier => tier.Key), DemonstrationTenant.Of(tenantId).Tiers);

    [Theory]
    [MemberData(nameof(Tenants))]
    public void BusinessDate_GivenATenant_ThenItLiesInTheWindowThatOpensTheCampaign(int tenantId)
    {
        // Given
        var tenant = DemonstrationTenant.Of(tenantId);

        // When
        var window = PlanOf(tenantId).Windows.Single(window => window.Days.Contains(tenant.BusinessDate));

        // Then
        Assert.Equal(tenant.OpenedOn, window.Days.From);
    }

    private static Plan PlanOf(int tenantId)
    {
        var tenant = DemonstrationTenant.Of(tenantId);
        return PlanLibrary.BuiltIn.For(tenant.PlanUnit, tenant.CoverageYear)!;
    }
}
