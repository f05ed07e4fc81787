using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households;

/// <summary>The number that a new household of the village would get now; another desk may take it before the form is saved.</summary>
public sealed class ProposeHouseholdNumber(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>A free number, or <see cref="RegistryErrors.VillageNotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(OrgCode village, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.HasVillageAsync(village, cancellationToken)
            ? await work.NextHouseholdNumberAsync(village, cancellationToken)
            : RegistryErrors.VillageNotFound;
    }
}
