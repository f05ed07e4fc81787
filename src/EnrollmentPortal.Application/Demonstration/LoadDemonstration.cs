using EnrollmentPortal.Application.Demonstration.Payments;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>Fills a database with the demonstration tenants: units, campaigns, plans, quotas, invented people and the payments of some of them.</summary>
/// <remarks>
/// It works as the application role in ordinary units of work, so row-level security holds for it too. Each unit of a plan's table is one
/// transaction with its counters: an interrupted run leaves whole units, and the next run goes on with the missing ones. What is there is
/// never changed, and a tenant that is no demonstration is left alone.
/// </remarks>
public sealed class LoadDemonstration(Database database, Installation installation, PlanCache plans, IdNumberVault vault, TimeProvider clock)
{
    /// <summary>Loads what is missing.</summary>
    /// <param name="size">How many people; <see cref="PopulationSize.None"/> makes tenants, units, campaigns and quotas alone.</param>
    /// <param name="progress">Told after every unit.</param>
    /// <param name="cancellationToken">Ends the run after the unit in hand is rolled back.</param>
    /// <exception cref="InvalidOperationException">The installation is real.</exception>
    public async Task<DemonstrationLoaded> ExecuteAsync(
        PopulationSize size, IProgress<DemonstrationProgress>? progress, CancellationToken cancellationToken)
    {
        await installation.ExpectNotRealAsync(cancellationToken);
        var meter = new Meter(progress, DemonstrationTenant.All.Sum(tenant => People(tenant, size)));
        var loaded = new DemonstrationLoaded(0, 0, 0);
        foreach (var tenant in DemonstrationTenant.All)
        {
            var frame = await TenantFrame.EnsureAsync(database, tenant, clock.GetUtcNow(), cancellationToken);
            if (frame is null)
            {
                meter.Skip(People(tenant, size));
                continue;
            }

            var campaign = new PaymentCampaign(tenant);
            loaded += new DemonstrationLoaded(frame.IsNew ? 1 : 0, 0, 0);
            foreach (var unit in size == PopulationSize.None ? [] : PopulationUnit.Of(tenant.TenantId, size))
            {
                if (!frame.FilledUnits.Contains(HouseholdGenerator.FirstNumberOf(unit)))
                {
                    loaded += await LoadUnitAsync(campaign, frame, unit, cancellationToken);
                }

                meter.Finished(frame.Name, unit);
            }
        }

        await GatherStatisticsAsync(loaded, cancellationToken);
        return loaded;
    }

    /// <summary>Loads one tenant with exactly so many people, spread over its units as its plan prints them. For measurements.</summary>
    /// <exception cref="ArgumentException">The database has a real tenant of the same code.</exception>
    public async Task<DemonstrationLoaded> ExecuteAsync(DemonstrationTenant tenant, int people, CancellationToken cancellationToken)
    {
        var frame = await TenantFrame.EnsureAsync(database, tenant, clock.GetUtcNow(), cancellationToken)
            ?? throw new ArgumentException($"{tenant.TenantId} is no demonstration here.", nameof(tenant));
        var campaign = new PaymentCampaign(tenant);
        var loaded = new DemonstrationLoaded(1, 0, 0);
        foreach (var unit in PopulationUnit.Of(tenant.TenantId, people))
        {
            loaded += await LoadUnitAsync(campaign, frame, unit, cancellationToken);
        }

        await GatherStatisticsAsync(loaded, cancellationToken);
        return loaded;
    }

    private Task GatherStatisticsAsync(DemonstrationLoaded loaded, CancellationToken cancellationToken) =>
        loaded.People == 0 ? Task.CompletedTask : database.GatherStatisticsAsync(cancellationToken);

    private async Task<DemonstrationLoaded> LoadUnitAsync(
        PaymentCampaign campaign, TenantFrame frame, PopulationUnit unit, CancellationToken cancellationToken)
    {
        // The township's scope, because its receipt book serves all its villages.
        await using var work = await database.BeginAsync(Scope.Of(unit.Unit.Code.At(OrgLevel.Township)), cancellationToken);
        // Two nodes that start together: the second waits here and then finds the unit filled.
        await work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({work.TenantId}, {unit.Ordinal})", cancellationToken);
        var firstNumber = HouseholdGenerator.FirstNumberOf(unit);
        if (await work.Households.AnyAsync(household => household.Number == firstNumber, cancellationToken))
        {
            return new DemonstrationLoaded(0, 0, 0);
        }

        var plan = await plans.ForAsync(work, unit.Unit.Code, campaign.Tenant.CoverageYear, cancellationToken);
        var registry = new RegistryCopy(work, vault, campaign.Tenant);
        var payments = new PaymentCopy(work, campaign, campaign.PricesBy(plan!), frame.CampaignId);
        await FillAsync(unit, campaign.Tenant, registry, payments, cancellationToken);
        await registry.CountAsync(frame.CampaignId, cancellationToken);
        await payments.CountAsync(cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new DemonstrationLoaded(0, registry.Households, registry.People);
    }

    // The books before the counters: a desk that takes a payment locks them in the same order.
    private static async Task FillAsync(
        PopulationUnit unit, DemonstrationTenant tenant, RegistryCopy registry, PaymentCopy payments, CancellationToken cancellationToken)
    {
        await registry.BeginAsync(cancellationToken);
        foreach (var batch in SyntheticPopulation.OfUnit(tenant, unit).Chunk(RegistryCopy.BatchHouseholds))
        {
            payments.Consider(await registry.WriteAsync(batch, cancellationToken));
        }

        await registry.InsertAsync(cancellationToken);
        await payments.InsertAsync(unit.Unit.Code.At(OrgLevel.Township), cancellationToken);
    }

    private static int People(DemonstrationTenant tenant, PopulationSize size) =>
        PopulationUnit.Of(tenant.TenantId, size).Sum(unit => unit.People);

    /// <summary>Counts people for the progress messages.</summary>
    private sealed class Meter(IProgress<DemonstrationProgress>? progress, int total)
    {
        private int _done;

        public void Skip(int people) => _done += people;

        public void Finished(string tenantName, PopulationUnit unit)
        {
            _done += unit.People;
            progress?.Report(new DemonstrationProgress(tenantName, unit.Unit.Name, _done, total));
        }
    }
}
