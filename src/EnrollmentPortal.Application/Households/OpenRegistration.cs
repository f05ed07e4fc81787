using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>What the registration form needs before the first letter is typed.</summary>
/// <param name="Villages">Those of the actor's scope.</param>
/// <param name="Joins">The household that people join; null for a new one.</param>
public sealed record RegistrationForm(IReadOnlyList<VillageChoice> Villages, JoinedHousehold? Joins, bool Demonstration, DateOnly Today);

/// <summary>A village to choose.</summary>
public sealed record VillageChoice(OrgCode Code, string Name, string TownshipName);

/// <summary>A household on the books that people join.</summary>
/// <param name="Members">Names and relations, so that nobody is entered twice.</param>
public sealed record JoinedHousehold(
    Guid Id, string Number, string HeadName, string VillageName, string GroupName, IReadOnlyList<JoinedMember> Members);

/// <summary>A member on the books.</summary>
public sealed record JoinedMember(Guid Id, string Name, Domain.Households.Relation Relation, string EthnicGroup);

/// <summary>Opens the registration form, for a new household or for one that is on the books.</summary>
public sealed class OpenRegistration(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <param name="household">The household that people join; null for a new one.</param>
    /// <returns>The form, or <see cref="RegistryErrors.HouseholdNotFound"/>.</returns>
    public async Task<Result<RegistrationForm>> ExecuteAsync(Guid? household, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var villages = await VillagesAsync(work, cancellationToken);
        var joins = household is { } id ? await FindAsync(work, id, villages, cancellationToken) : null;
        if (household is not null && joins is null)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var demonstration = await work.Tenants.Where(tenant => tenant.Id == work.TenantId)
            .Select(tenant => tenant.Demonstration).SingleAsync(cancellationToken);
        return new RegistrationForm(villages, joins, demonstration, work.Today);
    }

    private static async Task<List<VillageChoice>> VillagesAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var units = await work.OrgUnits.AsNoTracking()
            .Where(unit => unit.Level == OrgLevel.Village || unit.Level == OrgLevel.Township)
            .OrderBy(unit => unit.OrgCode)
            .Select(unit => new { unit.OrgCode, unit.Name, unit.Level })
            .ToListAsync(cancellationToken);
        var townships = units.Where(unit => unit.Level == OrgLevel.Township).ToDictionary(unit => unit.OrgCode, unit => unit.Name);
        return
        [
            .. units.Where(unit => unit.Level == OrgLevel.Village && work.Scope.Contains(unit.OrgCode))
                .Select(unit => new VillageChoice(unit.OrgCode, unit.Name, townships.GetValueOrDefault(unit.OrgCode.At(OrgLevel.Township), string.Empty))),
        ];
    }

    private static async Task<JoinedHousehold?> FindAsync(UnitOfWork work, Guid id, List<VillageChoice> villages, CancellationToken cancellationToken)
    {
        var household = await work.Households.AsNoTracking().Include(row => row.Members)
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return household is null
            ? null
            : new JoinedHousehold(
                household.Id,
                household.Number,
                household.HeadName,
                villages.Find(village => village.Code == household.OrgCode.At(OrgLevel.Village))?.Name ?? household.OrgCode.Value,
                household.GroupName,
                [.. household.Members.OrderBy(member => member.Relation).Select(member => new JoinedMember(member.Id, member.Name, member.Relation, member.EthnicGroup))]);
    }
}
