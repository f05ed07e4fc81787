using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Households.Contact;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>Fills the search columns of people and households that were registered before there were any.</summary>
/// <remarks>Runs at every start and finds nothing after the first: a spelling is never empty for people whose name can be spelled,
/// and a name that cannot be spelled gets a dot.</remarks>
public sealed class FillSearchColumns(Database database)
{
    private const int Batch = 1000;
    private const string Unspellable = ".";

    /// <returns>How many people and households were filled in.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var filled = 0;
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            for (var last = Batch; last == Batch; filled += last)
            {
                last = await PeopleAsync(TenantScope.Of(tenant), cancellationToken);
            }

            for (var last = Batch; last == Batch; filled += last)
            {
                last = await HouseholdsAsync(TenantScope.Of(tenant), cancellationToken);
            }
        }

        return filled;
    }

    private async Task<int> PeopleAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var people = await work.People.Where(person => person.NamePinyin == "").Take(Batch).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            var searched = SearchedName.Of(person.Name);
            person.Rename(person.Name, searched.Initials, searched.Pinyin.Length == 0 ? Unspellable : searched.Pinyin);
            person.Call(person.Phone);
        }

        await work.CommitAsync(cancellationToken);
        return people.Count;
    }

    private async Task<int> HouseholdsAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var households = await work.Households
            .Where(household => (household.AddressStem == "" && household.Address != "") || (household.PhoneReversed == null && household.Phone != null))
            .Take(Batch).ToListAsync(cancellationToken);
        var fillable = households.Where(household => AddressStem.Of(household.Address).Length > 0 || PhoneDigits.Reversed(household.Phone) is not null).ToList();
        foreach (var household in fillable)
        {
            household.Describe(household.GroupName, household.Address, household.Phone);
            await work.RememberPlaceAsync(household, cancellationToken);
        }

        await work.CommitAsync(cancellationToken);
        // Addresses of signs alone stay empty; they must not be read for ever.
        return fillable.Count == households.Count ? households.Count : 0;
    }

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }
}
