using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>The outcome of a review.</summary>
/// <param name="Confirmed">Passed on to those who pay; otherwise nothing is due.</param>
/// <param name="Amount">How much, where the plan leaves it to a person; otherwise the plan's amount stands.</param>
/// <param name="RuleId">The clause on which it rests, where the plan's table of changes has none.</param>
public sealed record IdentityCaseChoice(Guid CaseId, bool Confirmed, string? Note, Money? Amount = null, string? RuleId = null);

/// <summary>Confirms a case or says that nothing is due. No money moves: the ledger is only added to by payments.</summary>
public sealed class DecideIdentityCase(Database database, PlanCache plans, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SettleRosters;

    /// <returns>The case's new state, or one of <see cref="IdentityCaseErrors"/>.</returns>
    public async Task<Result<IdentityCaseState>> ExecuteAsync(IdentityCaseChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await work.Database.ExecuteSqlAsync($"select from identity_case where tenant_id = {work.TenantId} and id = {choice.CaseId} for update", cancellationToken);
        var settled = await work.IdentityCases.FirstOrDefaultAsync(row => row.Id == choice.CaseId, cancellationToken);
        if (settled is not { State: IdentityCaseState.Open })
        {
            return settled is null ? IdentityCaseErrors.NotFound : IdentityCaseErrors.Decided;
        }

        var named = new NamedSettlement(choice.Amount, choice.RuleId?.Trim());
        if (choice.Confirmed && await RefuseAsync(work, settled, named, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        settled.Decide(choice.Confirmed, named, string.IsNullOrWhiteSpace(choice.Note) ? null : choice.Note.Trim(), clock.GetUtcNow(), actor.Name);
        audit.NoteCase(work, actor, settled);
        await work.CommitAsync(cancellationToken);
        return settled.State;
    }

    private async Task<Error?> RefuseAsync(UnitOfWork work, IdentityCase settled, NamedSettlement named, CancellationToken cancellationToken)
    {
        if (settled.Amount is null && named.Amount is null or { Fen: < 0 })
        {
            return IdentityCaseErrors.AmountMissing;
        }

        if (settled.Rule is not null)
        {
            return null;
        }

        var year = await work.Campaigns.Where(campaign => campaign.Id == settled.CampaignId).Select(campaign => campaign.CoverageYear).SingleAsync(cancellationToken);
        var current = await plans.ForAsync(work, settled.OrgCode, year, cancellationToken);
        return named.RuleId is { } rule && current?.Plan.Clauses.ContainsKey(rule) == true ? null : IdentityCaseErrors.ClauseMissing;
    }
}
