using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>Forgets a kept situation.</summary>
public sealed class DeleteSituation(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The name of the forgotten situation, or <see cref="SituationErrors.NotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid situation, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.Situations.FirstOrDefaultAsync(row => row.Id == situation, cancellationToken) is not { } found)
        {
            return SituationErrors.NotFound;
        }

        work.Situations.Remove(found);
        audit.Note(work, actor, new AuditNote("situation.deleted", "situation", found.Id.ToString(), found.OrgCode, Old: new { found.Name }));
        await work.CommitAsync(cancellationToken);
        return found.Name;
    }
}
