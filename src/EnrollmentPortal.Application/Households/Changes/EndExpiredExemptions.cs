using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>Puts people whose exemption has ended by itself (release, end of service) back on the not-enrolled list.</summary>
/// <remarks>The portal runs it for every county again and again, and at once when a demonstration's date is moved: a person's state and
/// the counters change together, so that every list agrees at every moment. It works in small transactions; a second run in parallel
/// waits for the same households and finds nothing left.</remarks>
public sealed class EndExpiredExemptions(Database database, AuditTrail audit)
{
    private const int Batch = 200;

    /// <summary>Who the audit trail names: the portal itself, in the county.</summary>
    private static Actor Portal(Scope scope) => new(Guid.Empty, "portal", Role.CountyOfficial, scope, null, null);

    /// <summary>Every county.</summary>
    /// <returns>How many people returned.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var tenants = await TenantsAsync(cancellationToken);
        var returned = 0;
        foreach (var tenant in tenants)
        {
            returned += await ExecuteAsync(tenant, cancellationToken);
        }

        return returned;
    }

    /// <summary>One county, on its business date.</summary>
    public async Task<int> ExecuteAsync(int tenantId, CancellationToken cancellationToken)
    {
        var returned = 0;
        for (var last = Batch; last == Batch;)
        {
            last = await ReturnSomeAsync(TenantScope.Of(tenantId), cancellationToken);
            returned += last;
        }

        return returned;
    }

    private async Task<int> ReturnSomeAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var due = await Due(work).Select(person => person.HouseholdId).Take(Batch).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        await work.LockHouseholdsAsync(due, cancellationToken);
        var people = await Due(work).Where(person => due.Contains(person.HouseholdId)).ToListAsync(cancellationToken);
        var change = await RegistryChange.BeginAsync(work, people.ConvertAll(person => person.Id), cancellationToken);
        foreach (var person in people)
        {
            var old = ExemptPerson.Describe(person);
            person.Return(person.Exemption!.Until!.Value);
            audit.Note(work, Portal(scope), new AuditNote("person.exemption-ended", "person", person.Id.ToString(), person.OrgCode, old, new { person.Name }));
        }

        await change.CommitAsync(cancellationToken);
        // The next round sees people who were changed meanwhile.
        return due.Count;
    }

    private static IQueryable<Person> Due(UnitOfWork work)
    {
        var today = work.Today;
        return work.People.Where(person => person.Exemption!.Until <= today).OrderBy(person => person.Id);
    }

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }
}
