using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Ways of reading that a unit has saved, by the names of their sources.</summary>
public sealed class ListImportSources(Database database) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The kept sources of the actor's unit; no refusal.</returns>
    public async Task<Result<IReadOnlyList<SavedSource>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return Result<IReadOnlyList<SavedSource>>.From(await work.SavedSourcesAsync(cancellationToken));
    }
}
