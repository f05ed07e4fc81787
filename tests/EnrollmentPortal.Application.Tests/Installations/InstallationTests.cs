using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Installations;

/// <summary>A demonstration and a real county never share a database.</summary>
public sealed class InstallationTests(TestCluster cluster)
{
    private static readonly NewCounty County = new(OrgCode.Parse("500240"), "石柱土家族自治县", []);
    private static readonly NewAdministrator Administrator = new("zhang", "张伟", "Real2024office", IsAnother: false);

    [Theory]
    [InlineData(InstallationKind.Demonstration, InstallationKind.Real)]
    [InlineData(InstallationKind.Real, InstallationKind.Demonstration)]
    public async Task SettleAsync_GivenALaterWish_ThenTheFirstOneHoldsForLife(InstallationKind first, InstallationKind later)
    {
        // Given
        await using var portal = await OpenAsync();
        var installation = portal.Services.GetRequiredService<Installation>();
        Assert.Null(await installation.FindAsync(TestContext.Current.CancellationToken));

        // When
        await installation.SettleAsync(first, TestContext.Current.CancellationToken);
        var kind = await installation.SettleAsync(later, TestContext.Current.CancellationToken);

        // Then
        Assert.Equal(first, kind);
        await AssertRefusedAsync(portal, "update installation set kind = kind returning 1");
        await AssertRefusedAsync(portal, "delete from installation returning 1");
    }

    [Fact]
    public async Task Real_GivenADemonstration_ThenNothingInventedEnters()
    {
        // Given
        await using var portal = await OpenAsync(InstallationKind.Real);

        // When, Then: by the use cases
        var load = portal.Services.GetRequiredService<LoadDemonstration>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => load.ExecuteAsync(PopulationSize.None, progress: null, TestContext.Current.CancellationToken));

        // and beneath them
        await AssertRefusedAsync(portal, "insert into tenant (id, name, demonstration) values (500240, 'x', true) returning 1");
        Assert.Equal(1, await portal.OwnerScalarAsync<int>("insert into tenant (id, name, demonstration) values (500240, 'x', false) returning 1"));
        await AssertRefusedAsync(portal, "update tenant set demonstration = true returning 1");
    }

    [Fact]
    public async Task Demonstration_GivenARealCountyOrItsAdministrator_ThenTheyAreRefused()
    {
        // Given
        await using var portal = await OpenAsync(InstallationKind.Demonstration);

        // When
        var county = await portal.Services.GetRequiredService<CreateCounty>().ExecuteAsync(County, TestContext.Current.CancellationToken);
        var administrator = await portal.Services.GetRequiredService<CreateAdministrator>().ExecuteAsync(Administrator, TestContext.Current.CancellationToken);

        // Then
        Assert.Equal((InstallationErrors.IsDemonstration, InstallationErrors.IsDemonstration), (county.Error, administrator.Error));
        await AssertRefusedAsync(portal, "insert into tenant (id, name, demonstration) values (500240, 'x', false) returning 1");
    }

    [Fact]
    public async Task Installation_GivenNobodyStartedIt_ThenARealCountyWaitsForTheFirstStart()
    {
        // Given
        await using var portal = await OpenAsync();

        // When
        var before = await portal.Services.GetRequiredService<CreateCounty>().ExecuteAsync(County, TestContext.Current.CancellationToken);
        await portal.Services.GetRequiredService<Installation>().SettleAsync(InstallationKind.Real, TestContext.Current.CancellationToken);
        var after = await portal.Services.GetRequiredService<CreateCounty>().ExecuteAsync(County, TestContext.Current.CancellationToken);

        // Then
        Assert.Equal(InstallationErrors.NotBegun, before.Error);
        Assert.False(after.IsError);
    }

    private async Task<TestPortal> OpenAsync(InstallationKind? kind = null)
    {
        var portal = new TestPortal(cluster);
        await portal.InitializeAsync();
        if (kind is { } settled)
        {
            await portal.Services.GetRequiredService<Installation>().SettleAsync(settled, TestContext.Current.CancellationToken);
        }

        return portal;
    }

    private static async Task AssertRefusedAsync(TestPortal portal, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => portal.OwnerScalarAsync<int>(sql));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
    }
}
