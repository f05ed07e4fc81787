using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Gives a proposal up, or ends one that was stopped on its way. People who are enrolled by then stay enrolled: the ledger is only added to.</summary>
public sealed class EndZeroDeclaration(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.DeclareZero;

    /// <param name="declarationId">Which.</param>
    /// <param name="note">Why; may be empty.</param>
    /// <param name="actor">Anybody in charge of the unit, also who proposed it.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The declaration's new state, or one of <see cref="ZeroErrors"/>.</returns>
    public async Task<Result<ZeroDeclarationState>> ExecuteAsync(Guid declarationId, string? note, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var held = await work.HoldDeclarationAsync(declarationId, actor, cancellationToken);
        if (held.IsError || !held.Value.IsOpen)
        {
            return held.Error ?? ZeroErrors.WrongState;
        }

        var declaration = held.Value;
        if (await work.IsWorkedOnAsync(declaration, cancellationToken))
        {
            return ZeroErrors.Busy;
        }

        if (declaration.State == ZeroDeclarationState.Approved)
        {
            await work.ZeroDeclarationLines.Where(line => line.DeclarationId == declarationId && line.State == ZeroLineState.Proposed).ExecuteUpdateAsync(
                set => set.SetProperty(line => line.State, ZeroLineState.Dropped).SetProperty(line => line.Reason, ZeroErrors.EndedBefore), cancellationToken);
        }

        declaration.End(clock.GetUtcNow(), actor.Name, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        audit.Note(work, actor, new AuditNote(
            "zero.ended", "zero-declaration", declaration.Id.ToString(), declaration.OrgCode, New: new { declaration.State }, Reason: declaration.Note));
        await work.CommitAsync(cancellationToken);
        return declaration.State;
    }
}
