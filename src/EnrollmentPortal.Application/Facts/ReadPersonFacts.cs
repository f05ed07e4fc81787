using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Facts;

/// <summary>Everything that was recorded about a person, the newest first, with who, when and the evidence.</summary>
public sealed class ReadPersonFacts(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    public async Task<Result<IReadOnlyList<FactRow>>> ExecuteAsync(Guid personId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        if (!await work.People.AnyAsync(person => person.Id == personId, cancellationToken))
        {
            return RegistryErrors.PersonNotFound;
        }

        var facts = await work.FactsOfAsync(personId, cancellationToken);
        return Result<IReadOnlyList<FactRow>>.From(
            FactRows.Of(facts, actor, await work.CurrentYearAsync(cancellationToken) ?? work.Today.Year, work.Today));
    }
}
