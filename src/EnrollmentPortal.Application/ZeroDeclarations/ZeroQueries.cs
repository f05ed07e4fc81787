using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>How declarations are found and held.</summary>
internal static class ZeroQueries
{
    /// <summary>One proposer of a unit after the other.</summary>
    public static Task<int> LockDeclarationsAsync(this UnitOfWork work, OrgCode unit, CancellationToken cancellationToken)
    {
        var key = $"zero-declaration {unit}";
        return work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
    }

    /// <summary>The declaration, locked, of a unit in the actor's charge. The actor may read a larger unit's and not change it.</summary>
    public static async Task<Result<ZeroDeclaration>> HoldDeclarationAsync(this UnitOfWork work, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync($"select from zero_declaration where tenant_id = {work.TenantId} and id = {id} for update", cancellationToken);
        var declaration = await work.ZeroDeclarations.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return declaration is null ? ZeroErrors.NotFound : actor.Scope.Contains(declaration.OrgCode) ? declaration : ZeroErrors.LargerUnit;
    }

    public static IQueryable<ZeroDeclaration> OpenOf(this IQueryable<ZeroDeclaration> declarations, OrgCode unit) => declarations.Where(row => row.OrgCode == unit
        && (row.State == ZeroDeclarationState.Collecting || row.State == ZeroDeclarationState.Proposed || row.State == ZeroDeclarationState.Approved));

    /// <summary>Is a job still at work on it, or about to be?</summary>
    public static Task<bool> IsWorkedOnAsync(this UnitOfWork work, ZeroDeclaration declaration, CancellationToken cancellationToken) =>
        work.Jobs.AnyAsync(job => job.Id == declaration.JobId && (job.State == Domain.Jobs.JobState.Waiting || job.State == Domain.Jobs.JobState.Running), cancellationToken);

    /// <summary>The townships of a unit, in the order of their codes.</summary>
    public static async Task<List<OrgCode>> TownshipsAsync(this UnitOfWork work, OrgCode unit, CancellationToken cancellationToken) =>
        unit.Level == OrgLevel.Township
            ? [unit]
            : await work.OrgUnits.Where(row => row.ParentCode == unit && row.Level == OrgLevel.Township).Select(row => row.OrgCode).Order().ToListAsync(cancellationToken);

    /// <summary>The lines of a unit and what lies below it.</summary>
    public static IQueryable<ZeroDeclarationLine> LinesIn(this UnitOfWork work, Guid declaration, OrgCode unit) =>
        work.ZeroDeclarationLines.Where(line => line.DeclarationId == declaration && UnitOfWork.StartsWith((string)(object)line.OrgCode, unit.Value));
}
