using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>The second person agrees: everybody on the proposal is enrolled, in the background, in the approver's name.</summary>
public sealed class ApproveZeroDeclaration(Database database, JobOrders jobs, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.DeclareZero;

    /// <returns>How many people are to be enrolled.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid declarationId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var held = await work.HoldDeclarationAsync(declarationId, actor, cancellationToken);
        if (held.IsError)
        {
            return held.Error;
        }

        var declaration = held.Value;
        var people = await work.ZeroDeclarationLines.CountAsync(line => line.DeclarationId == declarationId && line.State == ZeroLineState.Proposed, cancellationToken);
        if (await RefuseAsync(work, declaration, people, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        declaration.Approve(new DeclarationStep(work.Today, clock.GetUtcNow(), actor.UserId, actor.Name));
        declaration.HandTo(jobs.Order(work, actor, new JobOrder(declaration.OrgCode, EnrolZeroDeclarationJob.Kind, declaration.Id, people)).Id);
        audit.Note(work, actor, new AuditNote(
            "zero.approved", "zero-declaration", declaration.Id.ToString(), declaration.OrgCode,
            New: new { declaration.ApprovedOn, declaration.ProposedByName, declaration.ApprovedByName, People = people }));
        await work.CommitAsync(cancellationToken);
        return people;
    }

    private static async Task<Error?> RefuseAsync(UnitOfWork work, ZeroDeclaration declaration, int people, Actor actor, CancellationToken cancellationToken)
    {
        if (declaration.State != ZeroDeclarationState.Proposed)
        {
            return ZeroErrors.WrongState;
        }

        if (declaration.ProposedBy == actor.UserId)
        {
            return ZeroErrors.SamePerson;
        }

        if (people == 0)
        {
            return ZeroErrors.Nobody;
        }

        return (await work.HoldOpenCampaignsAsync(cancellationToken)).Any(campaign => campaign.Id == declaration.CampaignId) ? null : ZeroErrors.OtherCampaign;
    }
}
