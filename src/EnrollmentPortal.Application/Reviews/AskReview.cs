using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Reviews;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>申请核定: describes a case that the plan leaves to a person.</summary>
/// <param name="Description">What is so, in the clerk's words.</param>
/// <param name="Files">What was shown.</param>
public sealed record AskReviewCommand(Guid PersonId, string? Description, IReadOnlyList<EvidenceFile> Files);

/// <summary>Shape only.</summary>
public sealed class AskReviewValidator : AbstractValidator<AskReviewCommand>
{
    public const int MaxDescriptionLength = 1_000;
    public const int MaxFiles = 6;

    public AskReviewValidator()
    {
        RuleFor(command => command.Description).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(ReviewCodes.DescriptionMissing);
        RuleFor(command => command.Description).MaximumLength(MaxDescriptionLength).WithErrorCode(ReviewCodes.TextTooLong);
        RuleFor(command => command.Files.Count).LessThanOrEqualTo(MaxFiles).WithErrorCode(ReviewCodes.TooManyFiles);
        RuleForEach(command => command.Files).SetValidator(new EvidenceFileValidator());
    }
}

/// <summary>Opens a case with its evidence. The plan must leave the person open today, and nothing may be left to ask.</summary>
public sealed class AskReview(Database database, PlanCache plans, AuditTrail audit, IValidator<AskReviewCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.AskReviews;

    /// <returns>The case's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(AskReviewCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        await work.ShareYearsAsync(cancellationToken);
        // The household's lock puts two desks in order, and a payment before or behind the question.
        if (await RegistryChange.OpenPersonAsync(work, command.PersonId, cancellationToken) is not { } locked)
        {
            return RegistryErrors.PersonNotFound;
        }

        work.Entry(locked).State = EntityState.Detached;
        var person = await work.People.AsNoTracking().WithFacts().SingleAsync(row => row.Id == locked.Id, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return ContributionErrors.NoCampaign;
        }

        if (campaign.IsClosed)
        {
            return CampaignErrors.YearClosed(campaign.CoverageYear);
        }

        var left = await LeftOpenAsync(work, person, campaign.Id, campaign.CoverageYear, cancellationToken);
        return left.IsError ? left.Error : await OpenAsync(work, actor, command, new ReviewSubject(person.Id, person.OrgCode, campaign.CoverageYear), left.Value, cancellationToken);
    }

    private async Task<Result<LeftOpen>> LeftOpenAsync(UnitOfWork work, Person person, Guid campaign, int coverageYear, CancellationToken cancellationToken)
    {
        if (await work.Enrollments.AnyAsync(row => row.CampaignId == campaign && row.PersonId == person.Id, cancellationToken))
        {
            return ReviewErrors.Enrolled(person.Name);
        }

        if (person.Exemption is not null)
        {
            return ContributionErrors.Exempt(person.Name);
        }

        if (person.Reviews.Latest(coverageYear) is { State: ReviewState.Open } open)
        {
            return ReviewErrors.AlreadyAsked(person.Name, open.AskedByName, open.AskedOn);
        }

        return await plans.ForAsync(work, person.OrgCode, coverageYear, cancellationToken) is { } current
            ? LeftOpen(current.Plan, person, work.Today)
            : ContributionErrors.NoPlan;
    }

    // What was decided before does not count: it may have to be decided again.
    private static Result<LeftOpen> LeftOpen(Plan plan, Person person, DateOnly today)
    {
        var applicant = RegisteredApplicant.Of(plan, person, today) with { Decision = null };
        if (Assessor.Check(plan, applicant, tier: null) is { } unknown)
        {
            return unknown;
        }

        if (OpenQuestion.Of(plan, applicant, today) is not null)
        {
            return ContributionErrors.QuestionOpen(person.Name);
        }

        return Assessor.PriceList(plan, applicant, today).Select(priced => priced.LeftBy).FirstOrDefault(left => left is not null) is { } left
            ? left
            : ReviewErrors.NotLeftOpen(person.Name);
    }

    private async Task<Result<Guid>> OpenAsync(
        UnitOfWork work, Actor actor, AskReviewCommand command, ReviewSubject subject, LeftOpen left, CancellationToken cancellationToken)
    {
        var row = new ReviewCase(
            Guid.CreateVersion7(), subject, left, new ReviewRequest(command.Description!.Trim(), actor.UserId, actor.Name, work.Today, clock.GetUtcNow()));
        work.ReviewCases.Add(row);
        work.ReviewEvidence.AddRange(command.Files.Select(file => file.Shown(row, new EvidenceGiver(row.AskedByName, row.AskedAt))));
        audit.NoteReview(work, actor, row);
        await work.CommitAsync(cancellationToken);
        return row.Id;
    }
}
