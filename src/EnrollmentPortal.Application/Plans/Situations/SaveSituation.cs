using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Situations;
using EnrollmentPortal.Domain.Plans.Tables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>Keeps a situation of the office, or replaces a kept one.</summary>
/// <param name="Id">The kept one that is replaced; null for a new one.</param>
/// <param name="Name">In plain words, unique in the unit.</param>
public sealed record SaveSituationCommand(Guid? Id, string Name, Situation Situation, SituationExpectation Expected);

/// <summary>The shape alone; what the plan knows is said where the situation is tried.</summary>
public sealed class SaveSituationValidator : AbstractValidator<SaveSituationCommand>
{
    public const int MaxNameLength = 60;

    public SaveSituationValidator()
    {
        RuleFor(command => command.Name).NotEmpty().WithErrorCode(SituationCodes.NameMissing);
        RuleFor(command => command.Name).MaximumLength(MaxNameLength).WithErrorCode(SituationCodes.NameTooLong);
        RuleFor(command => command.Expected.SelfPay)
            .Must(amount => amount is null || amount >= Money.Zero).WithErrorCode(SituationCodes.BadAmount);
        RuleFor(command => command.Expected)
            .Must(expected => expected is not { Verdict: Verdict.Refused, SelfPay: not null }).WithErrorCode(SituationCodes.RefusedWithAmount);
    }
}

/// <summary>Keeps a situation with what must come out.</summary>
public sealed class SaveSituation(Database database, IValidator<SaveSituationCommand> validator, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The situation's id, the command's first fault, <see cref="PlanErrors.UnitNotFound"/>, an unknown circumstance,
    /// or one of <see cref="SituationErrors"/>.</returns>
    public async Task<Result<Guid>> ExecuteAsync(SaveSituationCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.Validate(command) is { IsValid: false } shape)
        {
            return new Error(shape.Errors[0].ErrorCode);
        }

        if (!actor.Scope.Contains(command.Situation.Unit))
        {
            return PlanErrors.UnitNotFound;
        }

        if (CircumstancesText.Parse(command.Situation.Circumstances) is { IsError: true } unknown)
        {
            return unknown.Error;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var row = await FindOrAddAsync(work, command, actor, cancellationToken);
        return row is null ? SituationErrors.NotFound : await KeepAsync(work, row, command, actor, cancellationToken);
    }

    private async Task<SavedSituation?> FindOrAddAsync(UnitOfWork work, SaveSituationCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (command.Id is { } id)
        {
            return await work.Situations.FirstOrDefaultAsync(situation => situation.Id == id, cancellationToken);
        }

        var row = new SavedSituation(Guid.CreateVersion7(), command.Situation.Unit, actor.Name, clock.GetUtcNow());
        work.Situations.Add(row);
        return row;
    }

    private async Task<Result<Guid>> KeepAsync(UnitOfWork work, SavedSituation row, SaveSituationCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var asked = command.Situation;
        row.Ask(command.Name.Trim(), asked.CoverageYear, new SituationFacts(asked.Tier, asked.BornOn, asked.Identities, asked.Circumstances, asked.PaidOn));
        row.Expect(command.Expected.Verdict, command.Expected.SelfPay);
        audit.Note(work, actor, new AuditNote("situation.saved", "situation", row.Id.ToString(), row.OrgCode, New: new { row.Name }));
        try
        {
            await work.CommitAsync(cancellationToken);
            return row.Id;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return SituationErrors.NameTaken(row.Name);
        }
    }
}

/// <summary>Why a situation cannot be kept.</summary>
public static class SituationErrors
{
    /// <summary>It was deleted meanwhile, or belongs to another unit.</summary>
    public static readonly Error NotFound = new("situation.not-found");

    /// <summary>The unit has one of that name.</summary>
    public static Error NameTaken(string name) => new("situation.name-taken", name);
}
