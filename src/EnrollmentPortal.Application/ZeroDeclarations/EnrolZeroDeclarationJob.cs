using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Enrols the people of an approved declaration, one transaction a township.</summary>
/// <remarks>What a township's transaction enrolled is marked on the list in the same transaction. A run that was ended, or a second one
/// beside it, finds those people done: nobody is enrolled twice, and no township by half.</remarks>
internal sealed class EnrolZeroDeclarationJob(Database database, PlanCache plans, AuditTrail audit, TimeProvider clock) : IJobKind
{
    public const string Kind = "zero-enrol";

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (townships, people) = await ReadAsync(run, cancellationToken);
        foreach (var (township, done) in townships)
        {
            await run.ReportAsync(done, people, cancellationToken);
            await EnrolAsync(run, township, cancellationToken);
        }

        await FinishAsync(run, cancellationToken);
        return null;
    }

    // The townships that are not done, each with how many people are done before it.
    private async Task<(List<(OrgCode Township, int Done)> Townships, int People)> ReadAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var waiting = await work.ZeroDeclarationLines.Where(line => line.DeclarationId == run.SubjectId && line.State == ZeroLineState.Proposed)
            .Select(line => line.OrgCode).ToListAsync(cancellationToken);
        var all = await work.ZeroDeclarationLines.CountAsync(line => line.DeclarationId == run.SubjectId && line.State != ZeroLineState.LeftOut, cancellationToken);
        var done = all - waiting.Count;
        var townships = new List<(OrgCode, int)>();
        foreach (var township in waiting.CountBy(unit => unit.At(OrgLevel.Township)).OrderBy(count => count.Key))
        {
            townships.Add((township.Key, done));
            done += township.Value;
        }

        return (townships, all);
    }

    private async Task EnrolAsync(JobRun run, OrgCode township, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var declaration = await work.ZeroDeclarations.AsNoTracking().SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        // Approved declarations keep their year open, and its next one may have opened since.
        var campaign = await work.Campaigns.AsNoTracking().SingleAsync(row => row.Id == declaration.CampaignId, cancellationToken);
        if (declaration.State != ZeroDeclarationState.Approved)
        {
            return;
        }

        var plan = await plans.ForAsync(work, township, campaign.CoverageYear, cancellationToken);
        if (plan is not null)
        {
            await new ZeroTownship(work, run.Actor, campaign, plan, audit).EnrolAsync(declaration, township, clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task FinishAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var held = await work.HoldDeclarationAsync(run.SubjectId, run.Actor, cancellationToken);
        var states = await work.ZeroDeclarationLines.Where(line => line.DeclarationId == run.SubjectId).GroupBy(line => line.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        if (held.ValueOrDefault is not { State: ZeroDeclarationState.Approved } declaration || states.ContainsKey(ZeroLineState.Proposed))
        {
            return;
        }

        declaration.Finish(clock.GetUtcNow());
        audit.Note(work, run.Actor, new AuditNote(
            "zero.done", "zero-declaration", declaration.Id.ToString(), declaration.OrgCode,
            New: new { Enrolled = states.GetValueOrDefault(ZeroLineState.Enrolled), Dropped = states.GetValueOrDefault(ZeroLineState.Dropped) }));
        await work.CommitAsync(CancellationToken.None);
    }
}
