using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Goes on with a declaration that was stopped, behind what is done. What was approved needs no second approval.</summary>
public sealed class ContinueZeroDeclaration(Database database, JobOrders jobs) : IUseCase
{
    public static Grant Requires => Grant.DeclareZero;

    /// <returns>The job.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid declarationId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var held = await work.HoldDeclarationAsync(declarationId, actor, cancellationToken);
        if (held.IsError)
        {
            return held.Error;
        }

        var declaration = held.Value;
        var kind = declaration.State switch
        {
            ZeroDeclarationState.Collecting => CollectZeroDeclarationJob.Kind,
            ZeroDeclarationState.Approved => EnrolZeroDeclarationJob.Kind,
            ZeroDeclarationState.Proposed or ZeroDeclarationState.Done or ZeroDeclarationState.Withdrawn => null,
        };
        if (kind is null || await work.IsWorkedOnAsync(declaration, cancellationToken))
        {
            return kind is null ? ZeroErrors.WrongState : ZeroErrors.Busy;
        }

        var job = jobs.Order(work, actor, new JobOrder(declaration.OrgCode, kind, declaration.Id, 0));
        declaration.HandTo(job.Id);
        await work.CommitAsync(cancellationToken);
        return job.Id;
    }
}
