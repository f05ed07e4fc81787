using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Makes the list of a proposal, one township after the other: who would be enrolled, who is left out and why.</summary>
/// <remarks>A township that is on the list is not looked at again, so that a run which was ended goes on behind it.</remarks>
internal sealed class CollectZeroDeclarationJob(Database database, PlanCache plans, AuditTrail audit, TimeProvider clock) : IJobKind
{
    public const string Kind = "zero-collect";

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var townships = await TownshipsAsync(run, cancellationToken);
        for (var done = 0; done < townships.Count; done++)
        {
            await run.ReportAsync(done, townships.Count, cancellationToken);
            await CollectAsync(run, townships[done], cancellationToken);
        }

        await FinishAsync(run, cancellationToken);
        return null;
    }

    private async Task<List<OrgCode>> TownshipsAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        return await work.TownshipsAsync(run.Actor.Scope.Unit, cancellationToken);
    }

    private async Task CollectAsync(JobRun run, OrgCode township, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var declaration = await work.ZeroDeclarations.AsNoTracking().SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var campaign = await work.Campaigns.AsNoTracking().SingleAsync(row => row.Id == declaration.CampaignId, cancellationToken);
        if (await work.LinesIn(declaration.Id, township).AnyAsync(cancellationToken)
            || await plans.ForAsync(work, township, campaign.CoverageYear, cancellationToken) is not { } current)
        {
            return;
        }

        var free = FreePrices.CategoriesOf(current.Plan).ToArray();
        var people = await CandidatesAsync(work, township, free, cancellationToken);
        var standing = await StandingAsync(work, campaign, people, cancellationToken);
        foreach (var person in people)
        {
            var price = standing.GetValueOrDefault(person.Id) is { } reason ? reason : FreePrices.Of(current.Plan, person, campaign.CoverageYear, work.Today);
            work.ZeroDeclarationLines.Add(price.IsError
                ? new ZeroDeclarationLine(declaration, person, Held(person, free, work.Today), price.Error)
                : new ZeroDeclarationLine(declaration, person, price.Value.Price));
        }

        await work.CommitAsync(cancellationToken);
    }

    private static Task<List<Person>> CandidatesAsync(UnitOfWork work, OrgCode township, string[] free, CancellationToken cancellationToken)
    {
        var today = work.Today;
        var holders = work.Identities
            .Where(identity => free.Contains(identity.Category) && UnitOfWork.StartsWith((string)(object)identity.OrgCode, township.Value)
                && identity.CertifiedOn <= today && (identity.EndedOn == null || identity.EndedOn >= today))
            .Select(identity => identity.PersonId);
        return work.People.AsNoTracking().WithFacts()
            .Where(person => holders.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync(cancellationToken);
    }

    // What stands against an enrolment whatever the price: the year's cover, here or elsewhere.
    private static async Task<Dictionary<Guid, Error>> StandingAsync(UnitOfWork work, Campaign campaign, List<Person> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(person => person.Id);
        var enrolled = await work.Enrollments.Where(row => row.CampaignId == campaign.Id && ids.Contains(row.PersonId)).Select(row => row.PersonId).ToListAsync(cancellationToken);
        var elsewhere = await work.CoverageElsewhereAsync(people, campaign.CoverageYear, cancellationToken);
        var standing = elsewhere.Keys.ToDictionary(id => id, _ => ZeroErrors.CoveredElsewhere);
        enrolled.ForEach(id => standing[id] = ZeroErrors.AlreadyEnrolled);
        return standing;
    }

    private static string Held(Person person, string[] free, DateOnly today) =>
        person.Identities.First(identity => identity.IsCurrentOn(today) && free.Contains(identity.Category)).Category;

    private async Task FinishAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var declaration = await work.ZeroDeclarations.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        if (declaration.State != ZeroDeclarationState.Collecting)
        {
            return;
        }

        var lines = work.ZeroDeclarationLines.Where(line => line.DeclarationId == declaration.Id);
        var proposed = await lines.CountAsync(line => line.State == ZeroLineState.Proposed, cancellationToken);
        var leftOut = await lines.CountAsync(line => line.State == ZeroLineState.LeftOut, cancellationToken);
        declaration.Propose();
        if (proposed == 0)
        {
            // Nobody has anything to approve.
            declaration.End(clock.GetUtcNow(), byName: null, note: null);
        }

        audit.Note(work, run.Actor, new AuditNote(
            "zero.proposed", "zero-declaration", declaration.Id.ToString(), declaration.OrgCode, New: new { declaration.ProposedOn, Proposed = proposed, LeftOut = leftOut }));
        await work.CommitAsync(cancellationToken);
    }
}
