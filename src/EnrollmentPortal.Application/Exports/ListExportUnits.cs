using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The units of the actor's scope, their own first; groups of villages are parts of their village's list.</summary>
public sealed class ListExportUnits(Database database) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    /// <returns>The units; no refusal.</returns>
    public async Task<Result<IReadOnlyList<NamedUnit>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var units = await work.OrgUnits.AsNoTracking()
            .Where(unit => unit.Level <= OrgLevel.Village)
            .OrderBy(unit => unit.OrgCode)
            .Select(unit => new NamedUnit(unit.OrgCode, unit.Name))
            .ToListAsync(cancellationToken);
        // The names above the scope can be read too; their lists are none of the actor's.
        return Result<IReadOnlyList<NamedUnit>>.From([.. units.Where(unit => actor.Scope.Contains(unit.Code))]);
    }
}
