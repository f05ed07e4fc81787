using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.LastYear;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>What taking an import back would do.</summary>
/// <param name="Obstacles">What was built on it; the first of them. Nothing may be.</param>
public sealed record UndoView(string FileName, ImportState State, ImportCounts? Counts, IReadOnlyList<UndoObstacle> Obstacles);

/// <summary>Says what taking an import back would do, and what stands in the way.</summary>
public sealed class ReadUndo(Database database) : IUseCase
{
    /// <summary>Obstacles that are named.</summary>
    public const int MaxRows = 100;

    // A whole county's rows are looked up one by one where nothing stands in the way.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>What would be undone and what stands in the way, <see cref="ImportErrors.NotFound"/> or <see cref="ImportErrors.LargerUnit"/>.</returns>
    public async Task<Result<UndoView>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is not null && !work.Scope.Contains(import.OrgCode))
        {
            return ImportErrors.LargerUnit;
        }

        return import is null or { State: ImportState.Discarded }
            ? ImportErrors.NotFound
            : new UndoView(import.FileName, import.State, ImportCounts.FromJson(import.Counts), import.MayBeUndone ? await ObstaclesAsync(work, import, MaxRows, cancellationToken) : []);
    }

    internal static async Task<List<UndoObstacle>> ObstaclesAsync(UnitOfWork work, PopulationImport import, int most, CancellationToken cancellationToken)
    {
        work.Database.SetCommandTimeout(CommandTimeout);
        if (import.Kind != ImportKind.Population)
        {
            return await new LastYearPart(work, new ImportSpan(import, 0, import.AppliedTo)).FindObstaclesAsync(most, cancellationToken);
        }

        var finder = new UndoObstacles(work, import);
        return [.. (await finder.FindAsync(0, import.AppliedTo, most, cancellationToken)).Concat(await finder.FindJoinedAsync(most, cancellationToken)).Take(most)];
    }
}
