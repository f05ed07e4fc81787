using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>The declarations that touch the reader's unit, the newest first.</summary>
public sealed class ListZeroDeclarations(Database database) : IUseCase
{
    private const int MaxRows = 50;

    public static Grant Requires => Grant.ReadZeroDeclarations;

    /// <returns>The declarations that the actor sees, the newest first; no refusal.</returns>
    public async Task<Result<IReadOnlyList<ZeroDeclarationHead>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var declarations = await work.ZeroDeclarations.AsNoTracking().OrderByDescending(row => row.ProposedAt).ThenByDescending(row => row.Id).Take(MaxRows).ToListAsync(cancellationToken);
        var ids = declarations.ConvertAll(row => row.Id);
        var counts = (await work.ZeroDeclarationLines.Where(line => ids.Contains(line.DeclarationId))
            .GroupBy(line => new { line.DeclarationId, line.State }).Select(group => new { group.Key.DeclarationId, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellationToken)).ToLookup(row => row.DeclarationId);
        var units = declarations.ConvertAll(row => row.OrgCode);
        var names = await work.OrgUnits.AsNoTracking().Where(unit => units.Contains(unit.OrgCode)).ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        return declarations.ConvertAll(row => HeadOf(row, names.GetValueOrDefault(row.OrgCode, row.OrgCode.Value), counts[row.Id].ToDictionary(line => line.State, line => line.Count), actor));
    }

    internal static ZeroDeclarationHead HeadOf(ZeroDeclaration row, string unit, IReadOnlyDictionary<ZeroLineState, int> counts, Actor actor) => new(
        row.Id, row.OrgCode, unit, row.State, row.ProposedOn, row.ProposedByName, row.ApprovedOn, row.ApprovedByName, row.EndedByName, row.Note, counts,
        row.State == ZeroDeclarationState.Proposed && row.ProposedBy != actor.UserId && actor.Has(Grant.DeclareZero) && actor.Scope.Contains(row.OrgCode));
}
