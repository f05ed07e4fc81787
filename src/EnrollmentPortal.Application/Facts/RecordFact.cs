using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Facts;

/// <summary>登记办理情形: an answer about a person, or the correction of one.</summary>
/// <param name="Value">In the vocabulary of <see cref="CircumstancesText"/>; <see cref="FactKinds.Unstated"/> for a person who was asked and could not say.</param>
/// <param name="HappenedOn">Only and always of an event.</param>
/// <param name="Evidence">What was shown or said; of a reason not to enrol only where it is none of the list.</param>
/// <param name="ExpectedLatest">The newest answer of the kind that the page has seen; null for none.</param>
/// <param name="Span">When it counts; null for as long as answers of the kind do.</param>
public sealed record RecordFactCommand(
    Guid PersonId, FactKind? Kind, string? Value, DateOnly? HappenedOn, string? Evidence, Guid? ExpectedLatest, FactSpan? Span = null);

/// <summary>What was written down.</summary>
/// <param name="OpenedCase">True where the person had paid and verdict, price or dates are others with the answer, which a person reviews.</param>
/// <param name="EndedCase">True where an earlier answer had led to a case and this one takes its reason away.</param>
public sealed record RecordedFact(Guid Id, string Name, FactKind Kind, string Value, bool OpenedCase = false, bool EndedCase = false);

/// <summary>Shape only; whether the answer is in the vocabulary is the domain's affair.</summary>
public sealed class RecordFactValidator : AbstractValidator<RecordFactCommand>
{
    /// <summary>The longest answer is the name of a category.</summary>
    public const int MaxValueLength = 100;

    public RecordFactValidator()
    {
        RuleFor(command => command.Kind).NotNull().WithErrorCode(FactCodes.KindMissing);
        RuleFor(command => command.Kind).IsInEnum().WithErrorCode(FactCodes.KindMissing);
        RuleFor(command => command.Value).Must(value => value?.Trim().Length is > 0 and <= MaxValueLength).WithErrorCode(FactCodes.AnswerMissing);
        RuleFor(command => command.HappenedOn).NotNull()
            .When(command => command is { Kind: { } kind, Value: { } value } && FactKinds.NeedsDay(kind, value)).WithErrorCode(FactCodes.DayMissing);
        RuleFor(command => command.Evidence).Must(evidence => !string.IsNullOrWhiteSpace(evidence))
            .When(command => command is not { Kind: FactKind.NotEnrolling }).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Evidence).Must(evidence => !string.IsNullOrWhiteSpace(evidence))
            .When(command => command is { Kind: FactKind.NotEnrolling, Value: { } value } && FactKinds.NeedsEvidence(FactKind.NotEnrolling, value.Trim()))
            .WithErrorCode(FactErrors.ReasonWithoutWords.Code);
        RuleFor(command => command.Evidence).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
        RuleFor(command => command.Span).Must(span => span?.Until is not { } until || span.From <= until).WithErrorCode(FactCodes.Span);
    }
}

/// <summary>Writes an answer into the register of facts.</summary>
public sealed class RecordFact(Database database, FactRecorder recorder, PlanCache plans, AuditTrail audit, IValidator<RecordFactCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The fact, the command's first fault, <see cref="RegistryErrors.PersonNotFound"/>, or one of
    /// <see cref="FactErrors"/>, or of <see cref="CampaignErrors"/> where the year takes none.</returns>
    public async Task<Result<RecordedFact>> ExecuteAsync(RecordFactCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        var answer = new FactAnswer(command.Kind!.Value, command.Value!.Trim(), command.HappenedOn, command.Evidence?.Trim() ?? string.Empty);
        if (FactKinds.Check(answer.Kind, answer.Value, answer.HappenedOn) is { } unknown)
        {
            return unknown;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        await work.ShareYearsAsync(cancellationToken);
        if (await RegistryChange.OpenPersonAsync(work, command.PersonId, cancellationToken) is not { } person)
        {
            return RegistryErrors.PersonNotFound;
        }

        var span = command.Span ?? FactSpan.Of(answer, work.Today, await work.CurrentYearAsync(cancellationToken));
        var before = (await work.FactsOfAsync(person.Id, cancellationToken)).Latest(answer.Kind);
        if (await RefuseAsync(work, person, answer, span, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (before?.Id != command.ExpectedLatest)
        {
            return FactErrors.AnsweredMeanwhile;
        }

        var settlement = await BeginSettlementAsync(work, person, cancellationToken);
        var written = recorder.Record(work, actor, new NewFact(person, answer, span, before));
        var opened = settlement?.SettleAnswer(person, written, before);
        settlement?.NoteWithdrawn(audit, actor);
        await work.CommitAsync(cancellationToken);
        return new RecordedFact(written.Id, person.Name, written.Kind, written.Value, opened is not null, opened is null && settlement is { HasWithdrawn: true });
    }

    // Something follows only for a person who has paid.
    private async Task<IdentityCaseFactory?> BeginSettlementAsync(UnitOfWork work, Person person, CancellationToken cancellationToken)
    {
        if (await work.CurrentCampaignAsync(cancellationToken) is not { IsClosed: false } campaign
            || !await work.Enrollments.AnyAsync(row => row.CampaignId == campaign.Id && row.PersonId == person.Id, cancellationToken))
        {
            return null;
        }

        await work.LoadFactsAsync(person, cancellationToken);
        return await IdentityCaseFactory.BeginAsync(work, plans, campaign, [person.Id], cancellationToken);
    }

    private static async Task<Error?> RefuseAsync(UnitOfWork work, Person person, FactAnswer answer, FactSpan span, CancellationToken cancellationToken)
    {
        if (answer.HappenedOn < person.BornOn)
        {
            return FactErrors.BeforeBirth;
        }

        if (answer.HappenedOn > work.Today && !(Vocabulary<LifeEventKind>.TryParse(answer.Value, out var happened) && happened.MayLieAhead()))
        {
            return FactErrors.NotHappenedYet;
        }

        if (answer.Kind == FactKind.NotEnrolling && await RefuseReasonAsync(work, person, span, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var isClosed = span.CoverageYear is { } year
            && await work.Campaigns.AnyAsync(campaign => campaign.CoverageYear == year && campaign.ClosedOn != null, cancellationToken);
        return isClosed ? CampaignErrors.YearClosed(span.CoverageYear!.Value) : null;
    }

    private static async Task<Error?> RefuseReasonAsync(UnitOfWork work, Person person, FactSpan span, CancellationToken cancellationToken)
    {
        if (span.CoverageYear is not { } year)
        {
            return CampaignErrors.NotOpened;
        }

        var isEnrolled = await work.Enrollments.AnyAsync(
            row => row.PersonId == person.Id && work.Campaigns.Any(campaign => campaign.Id == row.CampaignId && campaign.CoverageYear == year), cancellationToken);
        return isEnrolled || person.Exemption is not null ? FactErrors.NothingToExplain : null;
    }
}
