using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households.Transfers;

/// <summary>Takes a transfer back that the county has not decided about.</summary>
public sealed class WithdrawTransfer(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The household's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid requestId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var request = await work.OpenTransferAsync(requestId, cancellationToken);
        if (request is not { State: TransferState.Waiting })
        {
            return request is null ? RegistryErrors.TransferNotFound : RegistryErrors.TransferDecided;
        }

        request.Decide(TransferState.Withdrawn, clock.GetUtcNow(), actor.Name, note: null);
        audit.Note(work, actor, new AuditNote(
            "transfer.withdrawn", "household", request.HouseholdId.ToString(), request.OrgCode, New: new { Unit = request.TargetCode.Value }));
        await work.CommitAsync(cancellationToken);
        return request.HouseholdId;
    }
}
