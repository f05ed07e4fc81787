using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>What is published.</summary>
/// <param name="EffectiveFrom">The first day on which it holds; null for the business date.</param>
public sealed record PublishDraftCommand(DraftHandle Draft, DateOnly? EffectiveFrom);

/// <summary>The shape alone.</summary>
public sealed class PublishDraftValidator : AbstractValidator<PublishDraftCommand>
{
    public PublishDraftValidator() =>
        RuleFor(command => command.EffectiveFrom).Must(day => day is null or { Year: > 2000 and < 2100 }).WithErrorCode(DraftCodes.BadDay);
}

/// <summary>发布: a checked draft becomes the unit's next version, by another user than the one who checked it.</summary>
/// <remarks>Enrolments point at the version by which they were priced, so nothing that is paid changes; people who pay later are priced by the new version.</remarks>
public sealed class PublishDraft(
    Database database, PlanCache book, IValidator<PublishDraftCommand> validator, CarryOutQuotas quotas, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The number of the new version.</returns>
    public async Task<Result<int>> ExecuteAsync(PublishDraftCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.Validate(command) is { IsValid: false } shape)
        {
            return new Error(shape.Errors[0].ErrorCode);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var opened = await DraftStore.OpenAsync(work, command.Draft, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var (draft, from) = (opened.Value, command.EffectiveFrom ?? work.Today);
        return await RefusalAsync(work, draft, from, actor, cancellationToken) is { } refusal
            ? refusal
            : await PublishAsync(work, draft, from, actor, cancellationToken);
    }

    private async Task<Error?> RefusalAsync(UnitOfWork work, PlanDraft draft, DateOnly from, Actor actor, CancellationToken cancellationToken)
    {
        var faults = await DraftFaults.OfAsync(work, book, draft, cancellationToken);
        var newest = await NewestAsync(work, draft, cancellationToken);
        var unseen = await DraftStore.RefuseUnseenAsync(work, draft, cancellationToken);
        var isClosed = await work.Campaigns.AnyAsync(campaign => campaign.CoverageYear == draft.CoverageYear && campaign.ClosedOn != null, cancellationToken);
        return draft switch
        {
            _ when isClosed => CampaignErrors.YearClosed(draft.CoverageYear),
            _ when faults.Count > 0 => StudioErrors.OpenFaults(faults.Count),
            { State: not PlanDraftState.Checked } => StudioErrors.NotChecked,
            _ when unseen is not null => unseen,
            _ when draft.CheckedBy == actor.UserId => StudioErrors.SamePerson,
            _ when from < work.Today => StudioErrors.EffectiveInPast(work.Today),
            _ when newest?.PublishedAt > draft.WrittenAt => StudioErrors.Overtaken(newest.Number),
            _ when newest?.Document == draft.Document => StudioErrors.NothingChanged,
            _ => null,
        };
    }

    private async Task<Result<int>> PublishAsync(UnitOfWork work, PlanDraft draft, DateOnly from, Actor actor, CancellationToken cancellationToken)
    {
        var number = ((await NewestAsync(work, draft, cancellationToken))?.Number ?? 0) + 1;
        var node = PlanJson.Parse(draft.Document)!;
        // An enrolment names the version by which it was priced.
        PlanJson.Set(node, "$.version", JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)));
        var document = PlanJson.Write(node);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
        var publication = new PlanPublication(from, new Signature(draft.CheckedBy!.Value, draft.CheckedByName!), DraftStore.SignatureOf(actor));
        var version = new PlanVersion(draft, number, document, digest, clock.GetUtcNow(), publication);
        work.PlanVersions.Add(version);
        work.PlanDrafts.Remove(draft);
        audit.Note(work, actor, new AuditNote("plan.published", "plan", version.Id.ToString(), draft.OrgCode, New: new { draft.CoverageYear, number, from, draft.CheckedByName }));
        try
        {
            await work.CommitAsync(cancellationToken);
            await quotas.ExecuteAsync(actor.Scope.TenantId, CancellationToken.None);
            return number;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return StudioErrors.Overtaken(number);
        }
    }

    private static Task<Newest?> NewestAsync(UnitOfWork work, PlanDraft draft, CancellationToken cancellationToken) =>
        work.PlanVersions.AsNoTracking()
            .Where(version => version.OrgCode == draft.OrgCode && version.CoverageYear == draft.CoverageYear)
            .OrderByDescending(version => version.Version)
            .Select(version => new Newest(version.Version, version.PublishedAt, version.Document))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record Newest(int Number, DateTimeOffset PublishedAt, string Document);
}
