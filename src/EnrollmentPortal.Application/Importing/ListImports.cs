using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>An import in a list.</summary>
public sealed record ImportLine(Guid Id, string FileName, ImportState State, int Rows, ImportCounts? Counts, DateTimeOffset CreatedAt, string CreatedByName);

/// <summary>The newest imports of the actor's unit and the units below it.</summary>
public sealed class ListImports(Database database) : IUseCase
{
    private const int Shown = 30;

    public static Grant Requires => Grant.ImportPopulation;

    public async Task<Result<IReadOnlyList<ImportLine>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var imports = await work.Imports.AsNoTracking()
            .Where(import => import.State != ImportState.Discarded)
            .OrderByDescending(import => import.CreatedAt).Take(Shown).ToListAsync(cancellationToken);
        return imports.ConvertAll(import => new ImportLine(
            import.Id, import.FileName, import.State, import.Rows, ImportCounts.FromJson(import.Counts), import.CreatedAt, import.CreatedByName));
    }
}
