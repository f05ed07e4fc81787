using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Confirms many cases at once, as the plan prices them: a month's list opens hundreds by one and the same clause.</summary>
/// <remarks>Cases that are decided meanwhile, or whose amount a person must fix, stay as they are. All or none of the others are confirmed.</remarks>
public sealed class ConfirmIdentityCases(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SettleRosters;

    /// <returns>How many were confirmed.</returns>
    public async Task<Result<int>> ExecuteAsync(IReadOnlyCollection<Guid> cases, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        Guid[] ids = [.. cases];
        await work.Database.ExecuteSqlAsync($"select from identity_case where tenant_id = {work.TenantId} and id = any({ids}) order by id for update", cancellationToken);
        var open = await work.IdentityCases
            .Where(row => ids.Contains(row.Id) && row.State == IdentityCaseState.Open && row.Amount != null)
            .ToListAsync(cancellationToken);
        foreach (var settled in open)
        {
            settled.Decide(confirmed: true, new NamedSettlement(null, null), note: null, clock.GetUtcNow(), actor.Name);
            audit.NoteCase(work, actor, settled);
        }

        await work.CommitAsync(cancellationToken);
        return open.Count;
    }
}
