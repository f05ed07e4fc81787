using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>核定: what becomes of a case.</summary>
/// <param name="Route">Key of the plan's row by which the person is accepted; null refuses them.</param>
/// <param name="RuleId">The clause on which it rests.</param>
/// <param name="Reason">The decider's words.</param>
public sealed record DecideReviewCommand(Guid CaseId, string? Route, string? RuleId, string? Reason);

/// <summary>Shape only.</summary>
public sealed class DecideReviewValidator : AbstractValidator<DecideReviewCommand>
{
    public const int MaxReasonLength = 500;

    public DecideReviewValidator()
    {
        RuleFor(command => command.RuleId).Must(rule => !string.IsNullOrWhiteSpace(rule)).WithErrorCode(ReviewCodes.ClauseMissing);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(ReviewCodes.ReasonMissing);
        RuleFor(command => command.Reason).MaximumLength(MaxReasonLength).WithErrorCode(ReviewCodes.TextTooLong);
    }
}

/// <summary>Decides a case once, by somebody other than who asked.</summary>
/// <remarks>The row's lock puts two deciders in order: the second finds it decided. Besides its own grant it asks whether the actor may decide today.</remarks>
public sealed class DecideReview(
    Database database, PlanCache plans, ReviewDeciders deciders, AuditTrail audit, IValidator<DecideReviewCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ReadReviews;

    /// <returns>The case's new state, the command's first fault, <see cref="AccessErrors.Forbidden"/>, one of
    /// <see cref="ReviewErrors"/>, a closed year, or that the person, the plan or an answer is not known.</returns>
    public async Task<Result<ReviewState>> ExecuteAsync(DecideReviewCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var opened = await work.OpenCaseAsync(command.CaseId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var row = opened.Value;
        if (!await deciders.MayDecideAsync(work, actor, row.Subject, cancellationToken))
        {
            return AccessErrors.Forbidden;
        }

        if (row.AskedBy == actor.UserId)
        {
            return ReviewErrors.OwnCase;
        }

        var decider = new ReviewDecider(actor.UserId, actor.Name, work.Today, clock.GetUtcNow());
        if (await DecideAsync(work, row, command, decider, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        audit.NoteReview(work, actor, row);
        await work.CommitAsync(cancellationToken);
        return row.State;
    }

    private async Task<Error?> DecideAsync(UnitOfWork work, ReviewCase row, DecideReviewCommand command, ReviewDecider decider, CancellationToken cancellationToken)
    {
        var person = await work.People.AsNoTracking().WithFacts().FirstOrDefaultAsync(candidate => candidate.Id == row.PersonId, cancellationToken);
        if (person is null)
        {
            return RegistryErrors.PersonNotFound;
        }

        if (await work.Enrollments.AnyAsync(line => line.PersonId == person.Id
            && work.Campaigns.Any(campaign => campaign.Id == line.CampaignId && campaign.CoverageYear == row.CoverageYear), cancellationToken))
        {
            return ReviewErrors.Enrolled(person.Name);
        }

        if (await plans.ForAsync(work, person.OrgCode, row.CoverageYear, cancellationToken) is not { } current)
        {
            return ContributionErrors.NoPlan;
        }

        var (plan, rule) = (current.Plan, command.RuleId!.Trim());
        if (!plan.Clauses.ContainsKey(rule))
        {
            return ReviewErrors.ClauseUnknown;
        }

        var grounds = new ReviewGrounds(rule, command.Reason!.Trim());
        if (command.Route is null)
        {
            row.Refuse(decider, grounds);
            return null;
        }

        var applicant = RegisteredApplicant.Of(plan, person, work.Today);
        if (Assessor.Check(plan, applicant, tier: null) is { } unknown)
        {
            return unknown;
        }

        if (ReviewOption.Of(plan, applicant, work.Today).FirstOrDefault(option => option.Key == command.Route) is not { } chosen)
        {
            return ReviewErrors.RouteNotPayable;
        }

        row.Accept(decider, grounds, chosen.Key, chosen.Name);
        return null;
    }
}
