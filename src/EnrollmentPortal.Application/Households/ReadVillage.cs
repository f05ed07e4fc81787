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

    public async Task<Result<VillageSummary>> ExecuteAsync(OrgCode village, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var found = await work.VillagesAsync(village, cancellationToken);
        return found is [var one] ? one : RegistryErrors.VillageNotFound;
    }
}
