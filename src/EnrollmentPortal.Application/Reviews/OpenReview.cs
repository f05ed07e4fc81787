using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A case on its page.</summary>
/// <param name="Options">Rows by which the person could be accepted today; empty where the reader may not decide.</param>
/// <param name="Clauses">Every clause of the plan, by rule id; empty where the reader may not decide.</param>
/// <param name="MayDecide">It is open, the reader may decide, and did not ask it.</param>
/// <param name="MayWithdraw">It is open, and the reader asked or is a clerk of the unit.</param>
/// <param name="MayAddEvidence">It is open, and the reader is a clerk of the unit.</param>
public sealed record ReviewSheet(
    ReviewView Case,
    IReadOnlyList<EvidenceView> Evidence,
    IReadOnlyList<ReviewOption> Options,
    IReadOnlyList<Clause> Clauses,
    bool MayDecide,
    bool MayWithdraw,
    bool MayAddEvidence);

/// <summary>A file without its content.</summary>
public sealed record EvidenceView(Guid Id, string FileName, EvidenceFormat Format, int Bytes, string AddedByName);

/// <summary>Opens a case: what was described and shown, and what each row of the plan would give the person today.</summary>
public sealed class OpenReview(Database database, PlanCache plans, ReviewDeciders deciders) : IUseCase
{
    public static Grant Requires => Grant.ReadReviews;

    /// <returns>The case, or <see cref="ReviewErrors.NotFound"/>.</returns>
    public async Task<Result<ReviewSheet>> ExecuteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.SeenReviews().FirstOrDefaultAsync(row => row.Case.Id == id, cancellationToken) is not { } seen)
        {
            return ReviewErrors.NotFound;
        }

        var view = ReviewView.Of(seen, work.Today);
        var evidence = await work.ReviewEvidence.AsNoTracking().Where(file => file.CaseId == id).OrderBy(file => file.Id)
            .Select(file => new EvidenceView(file.Id, file.FileName, file.Format, file.Bytes, file.AddedByName)).ToListAsync(cancellationToken);
        var decides = view.State == ReviewState.Open && await deciders.MayDecideAsync(work, actor, seen.Case.Subject, cancellationToken);
        var (isMine, plan) = (view.AskedBy == actor.UserId, decides ? await plans.ForAsync(work, seen.Person.OrgCode, view.CoverageYear, cancellationToken) : null);
        var isDecider = decides && !isMine;
        return new ReviewSheet(
            view,
            evidence,
            isDecider && plan is not null ? await OptionsAsync(work, view.PersonId, plan.Plan, cancellationToken) : [],
            isDecider && plan is not null ? [.. plan.Plan.Clauses.Values.OrderBy(clause => clause.RuleId, StringComparer.Ordinal)] : [],
            isDecider,
            view.State == ReviewState.Open && (isMine || actor.Has(Grant.AskReviews)),
            view.State == ReviewState.Open && actor.Has(Grant.AskReviews));
    }

    private static async Task<IReadOnlyList<ReviewOption>> OptionsAsync(UnitOfWork work, Guid person, Plan plan, CancellationToken cancellationToken)
    {
        var applicant = RegisteredApplicant.Of(plan, await work.People.AsNoTracking().WithFacts().SingleAsync(row => row.Id == person, cancellationToken), work.Today);
        return Assessor.Check(plan, applicant, tier: null) is null ? ReviewOption.Of(plan, applicant, work.Today) : [];
    }
}
