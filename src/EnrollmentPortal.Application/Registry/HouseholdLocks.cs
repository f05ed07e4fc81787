using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>A change of a household waits for the change that began before it.</summary>
internal static class HouseholdLocks
{
    /// <summary>Keeps the households as they are until the unit of work ends: a payment and a move of the same people act one after the other.</summary>
    /// <remarks>In the order of their ids, after the coverage years and before any other lock. Foreign keys take a weaker lock, so that
    /// nobody else waits.</remarks>
    /// <returns>How many of them lie in the scope.</returns>
    public static async Task<int> LockHouseholdsAsync(this UnitOfWork work, IReadOnlyCollection<Guid> households, CancellationToken cancellationToken)
    {
        await work.ShareYearsAsync(cancellationToken);
        var ids = households.ToArray();
        var locked = await work.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from household where tenant_id = {work.TenantId} and id = any ({ids}) order by id for no key update
            """).ToListAsync(cancellationToken);
        return locked.Count;
    }
}
