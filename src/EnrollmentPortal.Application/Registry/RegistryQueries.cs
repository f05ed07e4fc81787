using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>The ways into the register, each of which has an index.</summary>
/// <remarks>
/// Row-level security compares with a setting, which no index can use. So every query names the scope once more as a value:
/// that bound goes into the index beside the name.
/// </remarks>
internal static class RegistryQueries
{
    private const int MaxPlaces = 400;
    private const int TownshipDigits = 9;
    private const int ShortestStem = 2;

    public static IQueryable<Person> ByIdNumber(UnitOfWork work, byte[] hash) =>
        work.People.AsNoTracking().Where(person => person.IdNumberHash == hash);

    /// <summary>Who had the number before it was corrected, or came with it in a merged record.</summary>
    public static IQueryable<Person> ByEarlierIdNumber(UnitOfWork work, byte[] hash) =>
        work.EarlierIdNumbers.AsNoTracking()
            .Where(number => number.IdNumberHash == hash)
            .Join(work.People, number => number.PersonId, person => person.Id, (_, person) => person);

    public static IQueryable<Person> ByName(UnitOfWork work, string prefix, string unit) =>
        work.People.AsNoTracking()
            .Where(person => UnitOfWork.StartsWith(person.Name, prefix) && UnitOfWork.StartsWith((string)(object)person.OrgCode, unit))
            .OrderBy(person => person.Name).ThenBy(person => person.OrgCode);

    public static IQueryable<Person> ByInitials(UnitOfWork work, string prefix, string unit) =>
        work.People.AsNoTracking()
            .Where(person => UnitOfWork.StartsWith(person.NameInitials, prefix) && UnitOfWork.StartsWith((string)(object)person.OrgCode, unit))
            .OrderBy(person => person.NameInitials).ThenBy(person => person.OrgCode);

    public static IQueryable<Person> ByPinyin(UnitOfWork work, string prefix, string unit) =>
        work.People.AsNoTracking()
            .Where(person => UnitOfWork.StartsWith(person.NamePinyin, prefix) && UnitOfWork.StartsWith((string)(object)person.OrgCode, unit))
            .OrderBy(person => person.NamePinyin).ThenBy(person => person.OrgCode);

    /// <param name="work">The unit of work.</param>
    /// <param name="reversed">The digits backwards, see <see cref="PhoneDigits"/>.</param>
    /// <param name="unit">The scope.</param>
    public static IQueryable<Person> ByPhone(UnitOfWork work, string reversed, string unit) =>
        work.People.AsNoTracking()
            .Where(person => UnitOfWork.StartsWith(person.PhoneReversed!, reversed) && UnitOfWork.StartsWith((string)(object)person.OrgCode, unit))
            .OrderBy(person => person.PhoneReversed).ThenBy(person => person.OrgCode);

    /// <summary>The heads of the households that have such a telephone number.</summary>
    public static IQueryable<Person> ByHouseholdPhone(UnitOfWork work, string reversed, string unit) =>
        HeadsOf(work.Households.AsNoTracking()
            .Where(household => UnitOfWork.StartsWith(household.PhoneReversed!, reversed) && UnitOfWork.StartsWith((string)(object)household.OrgCode, unit))
            .OrderBy(household => household.PhoneReversed).ThenBy(household => household.OrgCode));

    /// <summary>The heads of the households that are named so.</summary>
    public static IQueryable<Person> ByHead(UnitOfWork work, string prefix, string unit) =>
        HeadsOf(work.Households.AsNoTracking()
            .Where(household => UnitOfWork.StartsWith(household.HeadName, prefix) && UnitOfWork.StartsWith((string)(object)household.OrgCode, unit))
            .OrderBy(household => household.HeadName).ThenBy(household => household.OrgCode));

    /// <summary>The heads of the households whose number begins so.</summary>
    public static IQueryable<Person> ByHouseholdNumber(UnitOfWork work, string prefix, string unit) =>
        HeadsOf(work.Households.AsNoTracking()
            .Where(household => UnitOfWork.StartsWith(household.Number, prefix) && UnitOfWork.StartsWith((string)(object)household.OrgCode, unit))
            .OrderBy(household => household.Number));

    /// <summary>The heads of the households that went into others, by the number that they had.</summary>
    public static IQueryable<Person> ByMergedHousehold(UnitOfWork work, string number, string unit) =>
        work.People.AsNoTracking()
            .Where(person => person.Relation == Relation.Head
                && work.Households.Any(household => household.Number == number
                    && household.MergedInto == person.HouseholdId
                    && UnitOfWork.StartsWith((string)(object)household.OrgCode, unit)));

    /// <summary>The heads of a village's households.</summary>
    public static IQueryable<Person> HeadsOf(UnitOfWork work, string village) =>
        work.People.AsNoTracking()
            .Where(person => UnitOfWork.StartsWith((string)(object)person.OrgCode, village) && person.Relation == Relation.Head)
            .OrderBy(person => person.OrgCode).ThenBy(person => person.Name);

    /// <summary>Households with the piece in their address.</summary>
    /// <remarks>First the places that it may belong to, which are few; then the households of those places by their index. Where that
    /// finds nothing, one township's households are all read, so that a piece behind the place is found, too; for a person's name, of which
    /// there are hits already, that would be the longest part of the search and in vain.</remarks>
    public static async Task<List<Guid>> ByAddressAsync(UnitOfWork work, string typed, string unit, int limit, bool readAll, CancellationToken cancellationToken)
    {
        var (piece, stem) = (AddressStem.Tidy(typed), AddressStem.Of(typed));
        var found = stem.Length < ShortestStem ? [] : await work.Database.SqlQuery<Guid>(
            $"""
            select found.id as "Value"
            from (select org_code, stem from address_place
                  where tenant_id = {work.TenantId} and starts_with(org_code, {unit}) and strpos(stem, {stem}) > 0
                  order by org_code, stem limit {MaxPlaces}) place
            cross join lateral (
              select id from household
              where tenant_id = {work.TenantId} and household.org_code = place.org_code and address_stem = place.stem
                and strpos(replace(address, ' ', ''), {piece}) > 0
              order by length(address), address limit {limit}) found
            limit {limit}
            """).ToListAsync(cancellationToken);
        return found.Count > 0 || !readAll || unit.Length < TownshipDigits ? found : await work.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from household
            where tenant_id = {work.TenantId} and starts_with(org_code, {unit}) and strpos(replace(address, ' ', ''), {piece}) > 0
            limit {limit}
            """).ToListAsync(cancellationToken);
    }

    /// <summary>The heads of these households.</summary>
    public static IQueryable<Person> HeadsOf(UnitOfWork work, List<Guid> households) =>
        work.People.AsNoTracking()
            .Where(person => households.Contains(person.HouseholdId) && person.Relation == Relation.Head)
            .OrderBy(person => person.OrgCode).ThenBy(person => person.Name);

    /// <summary>Villages of the scope whose name begins so. A county has some hundred, so their table needs no index for it.</summary>
    public static Task<List<OrgCode>> VillagesAsync(UnitOfWork work, string prefix, CancellationToken cancellationToken) =>
        work.OrgUnits.AsNoTracking()
            .Where(unit => unit.Level == OrgLevel.Village && UnitOfWork.StartsWith(unit.Name, prefix))
            .OrderBy(unit => unit.OrgCode)
            .Select(unit => unit.OrgCode)
            .Take(5)
            .ToListAsync(cancellationToken);

    private static IQueryable<Person> HeadsOf(IQueryable<Household> households) =>
        households.SelectMany(household => household.Members.Where(person => person.Relation == Relation.Head));
}
