using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Transfers;

/// <summary>The county carries a transfer out, or declines it.</summary>
/// <param name="Accept">True to move the people now.</param>
/// <param name="Note">Why not; required when declined.</param>
public sealed record DecideTransferCommand(Guid RequestId, bool Accept, string? Note);

/// <summary>Shape only.</summary>
public sealed class DecideTransferValidator : AbstractValidator<DecideTransferCommand>
{
    public DecideTransferValidator()
    {
        RuleFor(command => command.Note).Must(note => !string.IsNullOrWhiteSpace(note)).When(command => !command.Accept).WithErrorCode(PeopleCodes.DeclineReason);
        RuleFor(command => command.Note).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Ends a transfer. A whole household keeps its number; some of its members make a new one in the other village.</summary>
public sealed class DecideTransfer(
    Database database, HouseholdMover mover, AuditTrail audit, IValidator<DecideTransferCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.TransferPeople;

    /// <returns>Where the people are now; null when the transfer was declined.</returns>
    public async Task<Result<MovedPeople?>> ExecuteAsync(DecideTransferCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var request = await work.OpenTransferAsync(command.RequestId, cancellationToken);
        if (request is not { State: TransferState.Waiting })
        {
            return request is null ? RegistryErrors.TransferNotFound : RegistryErrors.TransferDecided;
        }

        request.Decide(command.Accept ? TransferState.Done : TransferState.Declined, clock.GetUtcNow(), actor.Name, command.Note?.Trim());
        audit.Note(work, actor, new AuditNote(
            "transfer.decided", "household", request.HouseholdId.ToString(), request.OrgCode,
            New: new { request.State, Unit = request.TargetCode.Value }, Reason: request.DecisionNote));
        if (!command.Accept)
        {
            await work.CommitAsync(cancellationToken);
            return Result<MovedPeople?>.From((MovedPeople?)null);
        }

        var moved = await MoveAsync(work, actor, request, cancellationToken);
        return moved.IsError ? moved.Error : await moved.Value.CommitAsync(cancellationToken);
    }

    private async Task<Result<PendingMove>> MoveAsync(UnitOfWork work, Actor actor, TransferRequest request, CancellationToken cancellationToken)
    {
        if (await RegistryChange.OpenHouseholdAsync(work, request.HouseholdId, cancellationToken) is not { } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        if (household.Members.All(person => request.People.Contains(person.Id)))
        {
            var whole = new MoveHouseholdCommand(household.Id, request.TargetCode, string.Empty, string.Empty, request.Reason);
            return await MoveHousehold.MoveAsync(work, actor, audit, whole, cancellationToken);
        }

        var staying = household.Members.Where(person => !request.People.Contains(person.Id)).ToList();
        var movers = request.People.Select((id, index) => new Mover(id, index == 0 ? Relation.Head : Relation.Other)).ToList();
        var home = new NewHome(request.TargetCode, Number: null, string.Empty, string.Empty, household.ContactPhone);
        var part = new MovePeopleCommand(household.Id, movers, TargetId: null, home, Succession.Next(staying)?.Id, request.Reason);
        return await mover.MoveAsync(work, actor, part, cancellationToken);
    }
}

/// <summary>Who heads a household when its head goes and nobody was named.</summary>
internal static class Succession
{
    /// <summary>The spouse, or the eldest; null where nobody stays.</summary>
    public static Person? Next(IEnumerable<Person> staying) =>
        staying.OrderBy(person => person.Relation == Relation.Spouse ? 0 : 1).ThenBy(person => person.BornOn).ThenBy(person => person.Id).FirstOrDefault();
}

/// <summary>Reads requests for a decision.</summary>
internal static class TransferQueries
{
    /// <summary>The request, tracked and locked, so that two officials do not decide at once; null outside the scope.</summary>
    public static async Task<TransferRequest?> OpenTransferAsync(this UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"select 1 from transfer_request where tenant_id = {work.TenantId} and id = {id} for no key update", cancellationToken);
        return await work.TransferRequests.FirstOrDefaultAsync(request => request.Id == id, cancellationToken);
    }
}
