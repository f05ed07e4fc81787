using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>One search box for the register: a whole ID number, the current or an earlier one; the beginning of a name, of its pinyin
/// or initials, of a village or of a household's number; a telephone's tail; a head of household after 户主; a piece of an address.</summary>
/// <remarks>A village may stand before a name ("太和 谭"). Only people of the actor's scope are found.</remarks>
public sealed class SearchRegistry(Database database, IdNumberVault vault) : IUseCase
{
    /// <summary>The most hits that are returned; a user who needs others types more.</summary>
    public const int Limit = 20;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The hits, or one of the <c>id-number</c> errors when a whole but impossible number was typed.</returns>
    public async Task<Result<RegistryHits>> ExecuteAsync(string? typed, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var text = SearchText.Of(typed);
        if (text.Kinds.Count == 0)
        {
            return new RegistryHits([], HasMore: false, []);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var search = new Search(work, campaign?.Id);
        return text.Kinds[0] == SearchKind.IdNumber
            ? await ByIdNumberAsync(search, text, cancellationToken)
            : await ByWordsAsync(search, text, cancellationToken);
    }

    private async Task<Result<RegistryHits>> ByIdNumberAsync(Search search, SearchText text, CancellationToken cancellationToken)
    {
        var work = search.Work;
        var demonstration = await work.Tenants.Where(tenant => tenant.Id == work.TenantId).Select(tenant => tenant.Demonstration).SingleAsync(cancellationToken);
        var number = IdNumber.Parse(text.Term, demonstration);
        if (number.IsError)
        {
            return number.Error;
        }

        var hash = vault.Hash(number.Value);
        List<RegistryHit> hits =
        [
            .. await search.ReadAsync(SearchKind.IdNumber, RegistryQueries.ByIdNumber(work, hash), cancellationToken),
            .. await search.ReadAsync(SearchKind.EarlierIdNumber, RegistryQueries.ByEarlierIdNumber(work, hash), cancellationToken),
        ];
        return new RegistryHits([.. hits.DistinctBy(hit => hit.PersonId)], HasMore: false, text.Kinds);
    }

    private static async Task<Result<RegistryHits>> ByWordsAsync(Search search, SearchText text, CancellationToken cancellationToken)
    {
        var units = text.Place is null
            ? [search.Work.Scope.Prefix]
            : (await RegistryQueries.VillagesAsync(search.Work, text.Place, cancellationToken)).ConvertAll(village => village.Value);
        if (units.Count == 0)
        {
            (text, units) = (text.AsAddress(), [search.Work.Scope.Prefix]);
        }

        var (hits, understood) = (new List<RegistryHit>(), new List<SearchKind>());
        foreach (var kind in text.Kinds.TakeWhile(_ => hits.Count <= Limit))
        {
            understood.Add(kind);
            foreach (var unit in units)
            {
                hits.AddRange(await search.FindAsync(kind, text.Term, unit, readAll: hits.Count == 0, cancellationToken));
            }
        }

        return new RegistryHits([.. hits.DistinctBy(hit => hit.PersonId).Take(Limit)], hits.Count > Limit, understood, text.Place);
    }

    /// <summary>One search in one unit of work.</summary>
    private sealed record Search(UnitOfWork Work, Guid? Campaign)
    {
        public async Task<List<RegistryHit>> FindAsync(SearchKind kind, string term, string unit, bool readAll, CancellationToken cancellationToken)
        {
            var hits = new List<RegistryHit>();
            foreach (var people in await WaysAsync(kind, term, unit, readAll, cancellationToken))
            {
                hits.AddRange(await ReadAsync(kind, people, cancellationToken));
            }

            return hits;
        }

        public async Task<List<RegistryHit>> ReadAsync(SearchKind kind, IQueryable<Person> people, CancellationToken cancellationToken)
        {
            var rows = await people.Take(Limit + 1)
                .Select(person => new
                {
                    Person = person,
                    // One column each: a whole row would be read by numbering every household of the county.
                    HeadName = Work.Households.Where(household => household.Id == person.HouseholdId).Select(household => household.HeadName).First(),
                    Number = Work.Households.Where(household => household.Id == person.HouseholdId).Select(household => household.Number).First(),
                    GroupName = Work.Households.Where(household => household.Id == person.HouseholdId).Select(household => household.GroupName).First(),
                    Village = Work.OrgUnits.Where(unit => unit.OrgCode == person.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
                    Tier = Work.Enrollments.Where(row => row.CampaignId == Campaign && row.PersonId == person.Id).Select(row => row.Tier).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            return rows.ConvertAll(row => new RegistryHit(
                row.Person.HouseholdId,
                row.Person.Id,
                row.Person.Name,
                row.Person.Relation,
                row.HeadName,
                row.Number,
                row.Village ?? row.Person.OrgCode.Value,
                row.GroupName,
                Age.On(row.Person.BornOn, Work.Today),
                row.Person.IdNumberMasked,
                row.Tier,
                row.Person.Exemption is not null,
                kind));
        }

        private async Task<IReadOnlyList<IQueryable<Person>>> WaysAsync(
            SearchKind kind, string term, string unit, bool readAll, CancellationToken cancellationToken) => kind switch
        {
            SearchKind.HouseholdNumber =>
                [RegistryQueries.ByHouseholdNumber(Work, term, unit), RegistryQueries.ByMergedHousehold(Work, term, unit)],
            SearchKind.PhoneTail =>
            [
                RegistryQueries.ByPhone(Work, PhoneDigits.Reversed(term)!, unit),
                RegistryQueries.ByHouseholdPhone(Work, PhoneDigits.Reversed(term)!, unit),
            ],
            SearchKind.Initials => [RegistryQueries.ByInitials(Work, term, unit)],
            SearchKind.Pinyin => [RegistryQueries.ByPinyin(Work, term, unit)],
            SearchKind.Name => [RegistryQueries.ByName(Work, term, unit)],
            SearchKind.Head => [RegistryQueries.ByHead(Work, term, unit)],
            SearchKind.Village => (await RegistryQueries.VillagesAsync(Work, term, cancellationToken))
                .ConvertAll(village => RegistryQueries.HeadsOf(Work, village.Value)),
            SearchKind.Address => await RegistryQueries.ByAddressAsync(Work, term, unit, Limit + 1, readAll, cancellationToken) is [_, ..] households
                ? [RegistryQueries.HeadsOf(Work, households)]
                : [],
            SearchKind.IdNumber or SearchKind.EarlierIdNumber => throw new InvalidOperationException("Not a search by words."),
        };
    }
}
