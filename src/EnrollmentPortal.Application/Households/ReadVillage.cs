using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>The head of the village page: name and the four numbers.</summary>
public sealed class ReadVillage(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The village with its figures, or <see cref="RegistryErrors.VillageNotFound"/>.</returns>
    public async Task<Result<VillageSummary>> ExecuteAsync(OrgCode village, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var found = await work.VillagesAsync(village, cancellationToken);
        return found is [var one] ? one : RegistryErrors.VillageNotFound;
    }
}
