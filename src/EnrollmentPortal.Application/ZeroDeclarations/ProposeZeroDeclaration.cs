using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Orders a list of everybody in the actor's unit that the plan subsidises in full today. Nobody is enrolled before another person approves it.</summary>
public sealed class ProposeZeroDeclaration(Database database, JobOrders jobs, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.DeclareZero;

    /// <returns>The declaration's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (actor.Scope.Unit.Level > OrgLevel.Township)
        {
            return ZeroErrors.NoUnit;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return ZeroErrors.NoCampaign;
        }

        if (campaign.IsClosed)
        {
            return CampaignErrors.YearClosed(campaign.CoverageYear);
        }

        var unit = actor.Scope.Unit;
        await work.LockDeclarationsAsync(unit, cancellationToken);
        if (await work.ZeroDeclarations.AsNoTracking().OpenOf(unit).FirstOrDefaultAsync(cancellationToken) is { } open)
        {
            return ZeroErrors.OpenAlready(open.ProposedByName);
        }

        var declaration = new ZeroDeclaration(
            Guid.CreateVersion7(), unit, campaign.Id, new DeclarationStep(work.Today, clock.GetUtcNow(), actor.UserId, actor.Name));
        work.ZeroDeclarations.Add(declaration);
        declaration.HandTo(jobs.Order(work, actor, new JobOrder(unit, CollectZeroDeclarationJob.Kind, declaration.Id, 0)).Id);
        await work.CommitAsync(cancellationToken);
        return declaration.Id;
    }
}
