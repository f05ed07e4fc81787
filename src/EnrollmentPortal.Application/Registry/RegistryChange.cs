using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>A change of people on the books: their households are locked, their standing is read before and after, and the counters
/// get the difference in the same transaction.</summary>
internal sealed class RegistryChange
{
    private readonly UnitOfWork _work;
    private readonly IReadOnlyCollection<Guid> _people;
    private readonly IReadOnlyList<(Campaign Campaign, RegistryStanding Before)> _counted;

    private RegistryChange(UnitOfWork work, IReadOnlyCollection<Guid> people, IReadOnlyList<(Campaign, RegistryStanding)> counted) =>
        (_work, _people, _counted) = (work, people, counted);

    /// <summary>The open campaigns, in which the change is counted, the oldest first.</summary>
    public IEnumerable<Campaign> Campaigns => _counted.Select(counted => counted.Campaign);

    /// <summary>Begins to change people whose households are locked.</summary>
    public static async Task<RegistryChange> BeginAsync(UnitOfWork work, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var counted = new List<(Campaign, RegistryStanding)>();
        foreach (var campaign in await work.HoldOpenCampaignsAsync(cancellationToken))
        {
            counted.Add((campaign, await RegistryStanding.OfAsync(work, campaign.Id, people, cancellationToken)));
        }

        return new RegistryChange(work, people, counted);
    }

    /// <summary>How many of the people are enrolled for a year that is still open.</summary>
    public Task<int> EnrolledAsync(CancellationToken cancellationToken)
    {
        var campaigns = Campaigns.Select(campaign => campaign.Id).ToList();
        return _work.Enrollments.Where(row => campaigns.Contains(row.CampaignId) && _people.Contains(row.PersonId))
            .Select(row => row.PersonId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>Saves, counts and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _work.SaveChangesAsync(cancellationToken);
        foreach (var (campaign, before) in _counted)
        {
            var after = await RegistryStanding.OfAsync(_work, campaign.Id, _people, cancellationToken);
            await RegistryStanding.CountChangeAsync(_work, campaign.Id, before, after, cancellationToken);
        }

        await _work.CommitAsync(cancellationToken);
    }

    /// <summary>The person, tracked, with the household locked; null outside the scope.</summary>
    public static async Task<Person?> OpenPersonAsync(UnitOfWork work, Guid personId, CancellationToken cancellationToken)
    {
        // If the person moves meanwhile, it is read again: the lock must be that of the household where they are.
        for (Guid? locked = null; ;)
        {
            var household = await work.People.Where(person => person.Id == personId).Select(person => (Guid?)person.HouseholdId).FirstOrDefaultAsync(cancellationToken);
            if (household is null)
            {
                return null;
            }

            if (household == locked)
            {
                return await work.People.FirstOrDefaultAsync(person => person.Id == personId, cancellationToken);
            }

            locked = household;
            await work.LockHouseholdsAsync([household.Value], cancellationToken);
        }
    }

    /// <summary>The household with its members, tracked and locked; null outside the scope.</summary>
    public static async Task<Household?> OpenHouseholdAsync(UnitOfWork work, Guid householdId, CancellationToken cancellationToken)
    {
        await work.LockHouseholdsAsync([householdId], cancellationToken);
        return await work.Households.Include(household => household.Members)
            .FirstOrDefaultAsync(household => household.Id == householdId, cancellationToken);
    }

    /// <summary>What hangs on people follows them to the unit where they are now: identities, facts, cover of earlier years, review cases, earlier numbers, pointers, the sight of their
    /// cover. Their own rows must have been saved.</summary>
    /// <remarks>The lines of the ledger stay where the money was taken.</remarks>
    public static async Task CarryAlongAsync(UnitOfWork work, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var ids = people.ToArray();
        await FollowAsync(work, $"person_identity", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"person_fact", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"past_cover", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"review_case", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"review_evidence", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"earlier_id_number", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"merged_person", $"org_code", $"survivor_id", ids, cancellationToken);
        await FollowAsync(work, $"import_missing", $"org_code", $"person_id", ids, cancellationToken);
        await FollowAsync(work, $"enrollment", $"home_code", $"person_id", ids, cancellationToken);
        // Lines of a record that was given up lead to the one that stayed.
        await work.Database.ExecuteSqlAsync(
            $"""
            update enrollment set home_code = person.org_code
            from merged_person merged join person on person.tenant_id = merged.tenant_id and person.id = merged.survivor_id
            where enrollment.tenant_id = {work.TenantId} and merged.tenant_id = enrollment.tenant_id and merged.id = enrollment.person_id
              and person.id = any ({ids}) and enrollment.home_code <> person.org_code
            """,
            cancellationToken);
    }

    private static Task<int> FollowAsync(
        UnitOfWork work, FormattableString table, FormattableString unit, FormattableString owner, Guid[] people, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            SqlText.Join(
                $"""
                update {table} follower set {unit} = person.org_code from person
                where follower.tenant_id = {work.TenantId} and person.tenant_id = follower.tenant_id and person.id = follower.{owner}
                  and person.id = any ({people}) and follower.{unit} <> person.org_code
                """),
            cancellationToken);
}
