using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Matching;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>Enters and ends identities on the day from which a roster counts, and ends those whose last day has passed.</summary>
/// <remarks>It compares what the rosters in force say with what is on the books and makes the difference, so running it again, or on two
/// nodes, changes nothing more. It works in small transactions: the desk never waits for a whole list. Identities are not written
/// beforehand, because lists and counters look at the day.</remarks>
public sealed class CarryOutRosters(Database database, PlanCache plans, AuditTrail audit)
{
    private const int Batch = 200;
    private const string Subject = "person";

    private static Actor Portal(Scope scope) => new(Guid.Empty, "portal", Role.CountyOfficial, scope, null, null);

    /// <summary>Every county.</summary>
    /// <returns>How many identities began or ended.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            changed += await ExecuteAsync(tenant, cancellationToken);
        }

        return changed;
    }

    /// <summary>One county, on its business date.</summary>
    public async Task<int> ExecuteAsync(int tenantId, CancellationToken cancellationToken)
    {
        await FindAsync(TenantScope.Of(tenantId), people: null, cancellationToken);
        return await ChangeAsync(TenantScope.Of(tenantId), people: null, cancellationToken);
    }

    /// <summary>Some people of a county, who have just been registered.</summary>
    /// <returns>How many lines of lists named them.</returns>
    public async Task<int> ExecuteAsync(int tenantId, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var found = await FindAsync(TenantScope.Of(tenantId), people, cancellationToken);
        if (found > 0)
        {
            await ChangeAsync(TenantScope.Of(tenantId), people, cancellationToken);
        }

        return found;
    }

    private async Task<int> FindAsync(Scope scope, IReadOnlyCollection<Guid>? people, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var found = await work.FindRegisteredAsync(people, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return found;
    }

    private async Task<int> ChangeAsync(Scope scope, IReadOnlyCollection<Guid>? people, CancellationToken cancellationToken)
    {
        var changed = 0;
        for (var last = 1; last > 0;)
        {
            last = await ChangeSomeAsync(scope, people, cancellationToken);
            changed += last;
        }

        return changed;
    }

    private async Task<int> ChangeSomeAsync(Scope scope, IReadOnlyCollection<Guid>? chosen, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var seen = (await work.RosterDuesAsync(chosen, Batch, cancellationToken)).Select(due => due.PersonId).Distinct().ToList();
        if (seen.Count == 0)
        {
            return 0;
        }

        var households = await work.People.Where(person => seen.Contains(person.Id)).Select(person => person.HouseholdId).Distinct().ToListAsync(cancellationToken);
        await work.LockHouseholdsAsync(households, cancellationToken);
        // People who moved meanwhile are in a household that is not locked: the next round finds them.
        var people = await work.People.WithFacts()
            .Where(person => seen.Contains(person.Id) && households.Contains(person.HouseholdId))
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var dues = await work.RosterDuesAsync(people.Keys, int.MaxValue, cancellationToken);
        var rosters = await RostersAsync(work, dues, cancellationToken);
        var change = await RegistryChange.BeginAsync(work, people.Keys, cancellationToken);
        var cases = new List<IdentityCaseFactory>();
        foreach (var campaign in change.Campaigns)
        {
            cases.Add(await IdentityCaseFactory.BeginAsync(work, plans, campaign, people.Keys, cancellationToken));
        }

        // Two departments may name the same person in the same category: one identity, the other list stands behind it.
        foreach (var group in dues.DistinctBy(due => (due.PersonId, due.Category, due.IdentityId)).GroupBy(due => (due.PersonId, due.RosterId)).ToList())
        {
            var (person, roster) = (people[group.Key.PersonId], rosters[group.Key.RosterId]);
            var changed = new ChangedIdentities(
                roster.Id, roster.Department, roster.SentOn, [.. group.Select(due => new ChangedIdentity(due.Category, due.IdentityId is null, due.Day, due.CertifiedOn))]);
            cases.ForEach(maker => maker.Settle(person, changed));
            Make(work, person, roster, group);
        }

        cases.ForEach(maker => maker.NoteWithdrawn(audit, Portal(work.Scope)));
        await change.CommitAsync(cancellationToken);
        return dues.Count;
    }

    private static async Task<Dictionary<Guid, Roster>> RostersAsync(UnitOfWork work, List<RosterDue> dues, CancellationToken cancellationToken)
    {
        var ids = dues.Select(due => due.RosterId).Distinct().ToList();
        return await work.Rosters.Where(roster => ids.Contains(roster.Id)).ToDictionaryAsync(roster => roster.Id, cancellationToken);
    }

    private void Make(UnitOfWork work, Person person, Roster roster, IEnumerable<RosterDue> dues)
    {
        foreach (var due in dues)
        {
            Make(work, person, roster, due);
        }
    }

    private void Make(UnitOfWork work, Person person, Roster roster, RosterDue due)
    {
        if (due.IdentityId is not { } ending)
        {
            work.Identities.Add(new PersonIdentity(Guid.CreateVersion7(), person, due.Category, roster.Department, due.Day, roster.Id));
            Note(work, "person.identity-added", person, roster, due);
            return;
        }

        var identity = person.Identities.First(held => held.Id == ending);
        if (due.Day < work.Today)
        {
            identity.End(due.Day, roster.Id);
        }
        else
        {
            // It began today by a list that was corrected today: it never counted on any day that has passed.
            work.Identities.Remove(identity);
        }

        Note(work, "person.identity-ended", person, roster, due);
    }

    private void Note(UnitOfWork work, string action, Person person, Roster roster, RosterDue due)
    {
        var values = new { person.Name, due.Category, roster.Department, Roster = roster.Id, due.Day };
        var note = due.IdentityId is null
            ? new AuditNote(action, Subject, person.Id.ToString(), person.OrgCode, New: values)
            : new AuditNote(action, Subject, person.Id.ToString(), person.OrgCode, Old: values);
        audit.Note(work, Portal(work.Scope), note);
    }

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }
}
