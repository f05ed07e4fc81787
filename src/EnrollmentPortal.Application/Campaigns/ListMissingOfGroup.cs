using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>A person of a key group who is not enrolled yet.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">The person's own, or the household's.</param>
public sealed record MissingOfGroup(
    Guid PersonId, string Name, string IdNumber, DateOnly BornOn, Guid HouseholdId, string HouseholdNumber, string HeadName, string GroupName, string? Phone);

/// <summary>The people behind the figure "missing" of a key group in a village.</summary>
/// <param name="Village">Code and name.</param>
/// <param name="Category">As printed.</param>
/// <param name="People">By household.</param>
public sealed record MissingOfGroupList(NamedUnit Village, string Category, IReadOnlyList<MissingOfGroup> People);

/// <summary>Names the people of a category in a village who are neither enrolled nor exempt.</summary>
/// <remarks>Names are for those who visit the households; a department reads the counts.</remarks>
public sealed class ListMissingOfGroup(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The list, or <see cref="CampaignErrors.UnitNotFound"/> (a unit above the village, too) or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<MissingOfGroupList>> ExecuteAsync(OrgCode village, string category, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        var places = village.Level >= OrgLevel.Village ? await BoardPlaces.FindAsync(work, actor, village, cancellationToken) : null;
        if (places is null)
        {
            return CampaignErrors.UnitNotFound;
        }

        var people = await PeopleAsync(work, campaign.Id, village, category, cancellationToken);
        return new MissingOfGroupList(places.Unit, category, people);
    }

    private static Task<List<MissingOfGroup>> PeopleAsync(UnitOfWork work, Guid campaign, OrgCode village, string category, CancellationToken cancellationToken)
    {
        var certified = work.Identities.FromSql(
            $"""
            select * from person_identity
            where tenant_id = {work.TenantId} and category = {category} and starts_with(org_code, {village.Value})
              and certified_on <= {work.Today} and coalesce(ended_on, {work.Today}) >= {work.Today}
            """);
        return (from identity in certified
                join person in work.People on identity.PersonId equals person.Id
                join household in work.Households on person.HouseholdId equals household.Id
                where person.ExemptionReason == null
                    && !work.Enrollments.Any(enrollment => enrollment.CampaignId == campaign && enrollment.PersonId == person.Id)
                orderby household.Number, person.BornOn
                select new MissingOfGroup(
                    person.Id, person.Name, person.IdNumberMasked, person.BornOn, household.Id, household.Number, household.HeadName,
                    household.GroupName, person.Phone ?? household.Phone))
            .AsNoTracking().ToListAsync(cancellationToken);
    }
}
