using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>The same promises where use cases stand: on the EF context.</summary>
public sealed class UnitOfWorkIsolationTests(TwoCounties counties) : IClassFixture<TwoCounties>
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2023, 11, 20, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task BeginAsync_GivenFiveHundredAlternatingScopesOnFourConnections_ThenNoneSeesAnothersRows()
    {
        // Given
        var database = new Database(counties.Application, Clock);
        string[] scopes = [SeededRows.CountyA, SeededRows.CountyB, SeededRows.TownshipA, SeededRows.OtherTownshipA, SeededRows.VillageA, SeededRows.TownshipB];
        var expected = new Dictionary<int, int> { [6] = 4, [9] = 2, [12] = 1 };

        // When, Then
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (round, cancellationToken) =>
        {
            var scope = Scope.Of(OrgCode.Parse(scopes[round % scopes.Length]));
            await using var work = await database.BeginAsync(scope, cancellationToken);
            var units = await work.People.AsNoTracking().Select(person => person.OrgCode).ToListAsync(cancellationToken);
            Assert.All(units, unit => Assert.True(scope.Contains(unit)));
            Assert.Equal(expected[scope.Prefix.Length], units.Count);
            // Every other one is left without a commit: a rolled back connection goes back to the pool as well.
            if (round % 2 == 0)
            {
                await work.CommitAsync(cancellationToken);
            }
        });
    }

    [Fact]
    public async Task QueryFilter_GivenTheOwnersConnectionPastEveryPolicy_ThenEachContextStillKeepsToItsTenant()
    {
        // Given a superuser, who passes row-level security: only the filter is left
        var database = new Database(counties.Owner, Clock);

        for (var round = 0; round < 6; round++)
        {
            // When
            var county = round % 2 == 0 ? SeededRows.CountyA : SeededRows.CountyB;
            await using var work = await database.BeginAsync(Scope.Of(OrgCode.Parse(county)), CancellationToken.None);
            var tenants = await work.People.AsNoTracking().Select(person => person.TenantId).Distinct().ToListAsync();

            // Then
            Assert.Equal([int.Parse(county, System.Globalization.CultureInfo.InvariantCulture)], tenants);
        }
    }

    [Fact]
    public async Task Model_GivenEveryTenantOwnedEntity_ThenItHasTheTenantFilter()
    {
        // Given
        await using var work = new Database(counties.Application, Clock).Unscoped();

        // When
        var unfiltered = work.Model.GetEntityTypes()
            .Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType) && entity.FindDeclaredQueryFilter("tenant") is null)
            .Select(entity => entity.ClrType.Name);

        // Then
        Assert.Equal([], unfiltered);
    }

    [Fact]
    public async Task UnitOfWork_GivenItHasNotBegun_ThenReadingAndWritingThrow()
    {
        // Given
        await using var work = new Database(counties.Application, Clock).Unscoped();
        work.Add(new Household(Guid.CreateVersion7(), OrgCode.Parse(SeededRows.VillageA), "H1"));

        // When, Then
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.People.AsNoTracking().CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.People.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Database.ExecuteSqlAsync($"delete from person"));
        var saving = await Assert.ThrowsAsync<DbUpdateException>(() => work.SaveChangesAsync());
        Assert.IsType<InvalidOperationException>(saving.InnerException);
        Assert.Throws<InvalidOperationException>(() => work.Today);
    }

    [Fact]
    public async Task CommitAsync_GivenARowOfAnotherUnit_ThenTheDatabaseRefusesIt()
    {
        // Given
        var database = new Database(counties.Application, Clock);
        await using var work = await database.BeginAsync(Scope.Of(OrgCode.Parse(SeededRows.VillageA)), CancellationToken.None);
        work.Households.Add(new Household(Guid.CreateVersion7(), OrgCode.Parse(SeededRows.OtherVillageA), "H-foreign"));

        // When
        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => work.CommitAsync(CancellationToken.None));

        // Then
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(refusal.InnerException).SqlState);
    }

    [Fact]
    public async Task DisposeAsync_GivenNoCommit_ThenNothingWasWritten()
    {
        // Given
        var database = new Database(counties.Application, Clock);
        var scope = Scope.Of(OrgCode.Parse(SeededRows.VillageA));
        await using (var work = await database.BeginAsync(scope, CancellationToken.None))
        {
            work.Households.Add(new Household(Guid.CreateVersion7(), scope.Unit, "H-forgotten"));
            await work.SaveChangesAsync();
        }

        // When
        await using var after = await database.BeginAsync(scope, CancellationToken.None);

        // Then
        Assert.Equal(0, await after.Households.CountAsync(household => household.Number == "H-forgotten"));
    }
}
