using System.Globalization;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Households;

/// <summary>What registering asks of the registry.</summary>
internal static class RegistrationQueries
{
    private const int CountyDigits = 6;
    private const int OwnNumberDigits = 11;

    /// <summary>True for a village at or below the scope's unit.</summary>
    public static async Task<bool> HasVillageAsync(this UnitOfWork work, OrgCode village, CancellationToken cancellationToken) =>
        work.Scope.Contains(village)
        && await work.OrgUnits.AnyAsync(unit => unit.OrgCode == village && unit.Level == OrgLevel.Village, cancellationToken);

    /// <summary>The person with the number inside the scope, or who had it earlier; null for nobody.</summary>
    public static async Task<KnownPerson?> FindByIdNumberAsync(this UnitOfWork work, byte[] hash, CancellationToken cancellationToken) =>
        await work.Known(RegistryQueries.ByIdNumber(work, hash)).FirstOrDefaultAsync(cancellationToken)
        ?? await work.Known(RegistryQueries.ByEarlierIdNumber(work, hash)).FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<KnownPerson> Known(this UnitOfWork work, IQueryable<Person> people) => people.Join(
        work.Households,
        person => person.HouseholdId,
        household => household.Id,
        (person, household) => new KnownPerson(person.Id, person.Name, household.Id, household.Number));

    /// <summary>Inserts the household without members, under the number that was typed or the next one of the village.</summary>
    public static async Task<Result<Household>> OpenHouseholdAsync(
        this UnitOfWork work, RegisterHouseholdCommand command, CancellationToken cancellationToken)
    {
        var typed = string.IsNullOrWhiteSpace(command.Number) ? null : command.Number.Trim();
        if (typed is null)
        {
            await work.LockVillageAsync(command.Village, cancellationToken);
        }

        var household = new Household(
            Guid.CreateVersion7(), command.Village, typed ?? await work.NextHouseholdNumberAsync(command.Village, cancellationToken));
        household.Describe(command.GroupName.Trim(), command.Address.Trim(), PhoneText.Tidy(command.Phone));
        work.Households.Add(household);
        if (!await work.TrySaveAsync(cancellationToken))
        {
            return RegistryErrors.NumberTaken(household.Number);
        }

        await work.RememberPlaceAsync(household, cancellationToken);
        return household;
    }

    /// <summary>Lets the search by address find the place that the household's address begins with.</summary>
    public static Task RememberPlaceAsync(this UnitOfWork work, Household household, CancellationToken cancellationToken) =>
        household.AddressStem.Length == 0 ? Task.CompletedTask : work.Database.ExecuteSqlAsync(
            $"""
            insert into address_place (tenant_id, org_code, stem) values ({work.TenantId}, {household.OrgCode.Value}, {household.AddressStem})
            on conflict do nothing
            """,
            cancellationToken);

    /// <summary>A number of the portal's own: six digits of township and village, five of a running number.</summary>
    /// <remarks>The village in it makes it unique in the tenant without a look at villages that the scope hides. Registers of the
    /// police have fewer digits, so the two never meet.</remarks>
    public static async Task<string> NextHouseholdNumberAsync(this UnitOfWork work, OrgCode village, CancellationToken cancellationToken)
    {
        var prefix = village.Value[CountyDigits..];
        var last = await work.Households
            .Where(household => household.Number.Length == OwnNumberDigits
                && UnitOfWork.StartsWith(household.Number, prefix))
            .MaxAsync(household => household.Number, cancellationToken);
        var count = last is not null && int.TryParse(last.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var number) ? number : 0;
        return prefix + (count + 1).ToString("00000", CultureInfo.InvariantCulture);
    }

    // Desks that want the village's next number queue for it, so that each reads what the one before has committed. Foreign keys
    // take a weaker lock of the row, so that nobody else waits.
    private static Task<int> LockVillageAsync(this UnitOfWork work, OrgCode village, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"select 1 from org_unit where tenant_id = {work.TenantId} and org_code = {village.Value} for no key update",
            cancellationToken);

    /// <summary>Saves what is pending.</summary>
    /// <returns>False when a unique key refused; the unit of work goes on as before the attempt, because a save has its savepoint.</returns>
    public static async Task<bool> TrySaveAsync(this UnitOfWork work, CancellationToken cancellationToken)
    {
        try
        {
            await work.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
