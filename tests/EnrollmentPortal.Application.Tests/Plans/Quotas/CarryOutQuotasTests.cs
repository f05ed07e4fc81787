using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tests.CoverageYears;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Plans.Quotas;

/// <summary>The quotas of an open year are those of the plan that holds.</summary>
public sealed class CarryOutQuotasTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ATurningYear _year = new(cluster);

    public ValueTask InitializeAsync() => _year.InitializeAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Quotas_GivenAVersionWithOtherTargets_ThenTheOpenYearFollowsOnItsDayAndOnlyOnce()
    {
        // Given
        await _year.Portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        var before = await HeadsAsync();
        await PublishAsync("500240108", 2024, version: 2, new DateOnly(2023, 12, 1), json => json
            .Replace("\"target\": 4813", "\"target\": 4913", StringComparison.Ordinal).Replace("\"target\": 15041", "\"target\": 15141", StringComparison.Ordinal));

        // When
        var early = await _year.Portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        await _year.LiveOnAsync(new DateOnly(2023, 12, 1));
        var changed = await _year.Portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        var again = await _year.Portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);

        // Then
        Assert.Equal((0, 1, 0), (early, changed, again));
        Assert.Equal((4813 + 2256, 4913 + 2256), (before, await HeadsAsync()));
        Assert.Equal(2, await _year.Portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'campaign.quotas-changed'"));
    }

    private Task<long> HeadsAsync() => _year.Portal.OwnerScalarAsync<long>("select coalesce(sum(heads), 0) from quota");

    private async Task PublishAsync(string unit, int year, int version, DateOnly from, Func<string, string> edit)
    {
        var document = PlanLibrary.BuiltInDocuments.Single(document => document.Label == $"{unit}/{year}");
        await _year.Portal.OwnerScalarAsync<long>(
            """
            with added as (insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from)
              values (500240, gen_random_uuid(), $1, $2, $3, 'x', $4::jsonb, 'x', now(), $5) returning 1)
            select count(*) from added
            """,
            unit, year, version, edit(document.Json), from);
    }
}
