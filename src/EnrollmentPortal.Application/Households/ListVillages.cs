using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households;

/// <summary>The villages of the actor's scope with their counts, in the order of their codes.</summary>
public sealed class ListVillages(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The villages of the actor's unit; no refusal.</returns>
    public async Task<Result<IReadOnlyList<VillageSummary>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.VillagesAsync(actor.Scope.Unit, cancellationToken);
    }
}
