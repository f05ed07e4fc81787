using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>The outcome of a review.</summary>
/// <param name="Confirmed">Passed on to those who pay; otherwise nothing is due.</param>
/// <param name="Amount">How much, where the plan leaves it to a person; otherwise the plan's amount stands.</param>
public sealed record IdentityCaseChoice(Guid CaseId, bool Confirmed, string? Note, Money? Amount = null);

/// <summary>Confirms a case or says that nothing is due. No money moves: the ledger is only added to by payments.</summary>
public sealed class DecideIdentityCase(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SettleRosters;

    public async Task<Result<IdentityCaseState>> ExecuteAsync(IdentityCaseChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await work.Database.ExecuteSqlAsync($"select from roster_case where tenant_id = {work.TenantId} and id = {choice.CaseId} for update", cancellationToken);
        var settled = await work.IdentityCases.FirstOrDefaultAsync(row => row.Id == choice.CaseId, cancellationToken);
        if (settled is not { State: IdentityCaseState.Open })
        {
            return settled is null ? IdentityCaseErrors.NotFound : IdentityCaseErrors.Decided;
        }

        if (choice.Confirmed && settled.AmountFen is null && choice.Amount is null or { Fen: < 0 })
        {
            return IdentityCaseErrors.AmountMissing;
        }

        settled.Decide(choice.Confirmed, choice.Amount, string.IsNullOrWhiteSpace(choice.Note) ? null : choice.Note.Trim(), clock.GetUtcNow(), actor.Name);
        audit.NoteCase(work, actor, settled);
        await work.CommitAsync(cancellationToken);
        return settled.State;
    }
}
