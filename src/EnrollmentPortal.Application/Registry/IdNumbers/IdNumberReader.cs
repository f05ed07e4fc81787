using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>Reads ID numbers by one tenant's rules on one day.</summary>
internal sealed class IdNumberReader
{
    private readonly IdNumberVault _vault;
    private readonly int _tenantId;
    private readonly bool _demonstration;
    private readonly DateOnly _today;

    private IdNumberReader(UnitOfWork work, IdNumberVault vault, bool demonstration) =>
        (_vault, _tenantId, _today, _demonstration) = (vault, work.TenantId, work.Today, demonstration);

    public static async Task<IdNumberReader> OpenAsync(UnitOfWork work, IdNumberVault vault, CancellationToken cancellationToken)
    {
        var demonstration = await work.Tenants.Where(tenant => tenant.Id == work.TenantId)
            .Select(tenant => tenant.Demonstration).SingleAsync(cancellationToken);
        return new IdNumberReader(work, vault, demonstration);
    }

    /// <summary>The number itself: well-formed, of a province that the tenant takes, born by today.</summary>
    public Result<IdNumber> Read(string typed)
    {
        var number = IdNumber.Parse(typed, allowReserved: _demonstration);
        return !number.IsError && number.Value.BirthDate > _today ? RegistryErrors.BornInFuture : number;
    }

    /// <summary>The member's number as it is stored, if it agrees with what the register states about them.</summary>
    public Result<ProtectedIdNumber> Read(NewMember member)
    {
        var number = Read(member.IdNumber);
        if (number.IsError)
        {
            return number.Error;
        }

        return number.Value.Disagreement(member.BornOn!.Value, member.Sex!.Value) is { } disagreement
            ? disagreement
            : _vault.Protect(_tenantId, number.Value);
    }
}
