using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Somebody on a proposal.</summary>
/// <param name="IsIn">Put back on the list; otherwise taken off, such as who wants to pay for a higher tier.</param>
public sealed record DeclarationChoice(Guid DeclarationId, Guid PersonId, bool IsIn);

/// <summary>Takes a person off a proposal, or puts them back, while nobody has approved it.</summary>
public sealed class ChooseForDeclaration(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.DeclareZero;

    /// <returns>The line's new state, or one of <see cref="ZeroErrors"/>.</returns>
    public async Task<Result<ZeroLineState>> ExecuteAsync(DeclarationChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var held = await work.HoldDeclarationAsync(choice.DeclarationId, actor, cancellationToken);
        if (held.IsError)
        {
            return held.Error;
        }

        var line = await work.ZeroDeclarationLines.FirstOrDefaultAsync(row => row.DeclarationId == choice.DeclarationId && row.PersonId == choice.PersonId, cancellationToken);
        var isChoosable = choice.IsIn ? line?.Reason == ZeroErrors.ByHand : line?.State == ZeroLineState.Proposed;
        if (line is null || held.Value.State != ZeroDeclarationState.Proposed || !isChoosable)
        {
            return line is null ? ZeroErrors.NotFound : ZeroErrors.WrongState;
        }

        if (choice.IsIn)
        {
            line.PutBack();
        }
        else
        {
            line.LeaveOut(ZeroErrors.ByHand);
        }

        audit.Note(work, actor, new AuditNote(
            choice.IsIn ? "zero.put-back" : "zero.left-out", "person", line.PersonId.ToString(), line.OrgCode, New: new { line.Name, Declaration = choice.DeclarationId }));
        await work.CommitAsync(cancellationToken);
        return line.State;
    }
}
