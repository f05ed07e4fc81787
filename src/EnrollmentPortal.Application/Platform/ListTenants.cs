using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Platform;

/// <summary>A county as the platform's administrator sees it.</summary>
/// <param name="Today">Its business date: a demonstration's own, or today in China.</param>
/// <param name="Settable">The dates that a demonstration may live on; null where the date cannot be set.</param>
/// <param name="RowVersion">To be handed back with a change.</param>
public sealed record TenantRow(int Id, string Name, bool Demonstration, DateOnly Today, DateRange? Settable, long RowVersion);

/// <summary>Lists the counties for the platform's administrator.</summary>
public sealed class ListTenants(Database database) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The counties; no refusal.</returns>
    public async Task<Result<IReadOnlyList<TenantRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        var rows = new List<TenantRow>();
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            // Demonstrations are few, and only they need a look into their campaign.
            var settable = tenant.Demonstration ? await SettableAsync(tenant.Id, cancellationToken) : null;
            rows.Add(tenant with { Settable = settable });
        }

        return rows;
    }

    /// <summary>From one year before the coverage year to one year after it: inside, every rule of the plan can be shown.</summary>
    internal static async Task<DateRange?> SettableAsync(UnitOfWork work, CancellationToken cancellationToken) =>
        await work.CurrentYearAsync(cancellationToken) is { } year
            ? new DateRange(new DateOnly(year - 1, 1, 1), new DateOnly(year + 1, 12, 31))
            : null;

    private async Task<DateRange?> SettableAsync(int tenantId, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenantId), cancellationToken);
        return await SettableAsync(work, cancellationToken);
    }

    private async Task<List<TenantRow>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        var today = work.Today;
        return await work.Tenants.AsNoTracking().OrderBy(tenant => tenant.Id)
            .Select(tenant => new TenantRow(tenant.Id, tenant.Name, tenant.Demonstration, tenant.BusinessDate ?? today, null, tenant.RowVersion))
            .ToListAsync(cancellationToken);
    }
}
