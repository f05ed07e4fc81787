using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Households.Transfers;

/// <summary>迁往其他乡镇: hands people over; the county carries it out.</summary>
/// <param name="People">Who goes: all members, or some, the head of their new household first.</param>
/// <param name="Target">A village of another township of the county.</param>
public sealed record RequestTransferCommand(Guid HouseholdId, IReadOnlyList<Guid> People, OrgCode Target, string? Reason);

/// <summary>Shape only.</summary>
public sealed class RequestTransferValidator : AbstractValidator<RequestTransferCommand>
{
    public RequestTransferValidator()
    {
        RuleFor(command => command.People).NotEmpty().WithErrorCode(PeopleCodes.NobodyChosen);
        RuleFor(command => command.Target).Must(village => village != default && village.Level == OrgLevel.Village).WithErrorCode(RegistryCodes.VillageMissing);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Puts a transfer on the county's list. Until it is carried out the people stay where they are, and may pay there.</summary>
public sealed class RequestTransfer(
    Database database, AuditTrail audit, IValidator<RequestTransferCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The request's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(RequestTransferCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await RegistryChange.OpenHouseholdAsync(work, command.HouseholdId, cancellationToken) is not { } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        return await RefuseAsync(work, household, command, cancellationToken) is { } refusal
            ? refusal
            : await SaveAsync(work, actor, household, command, cancellationToken);
    }

    private static async Task<Error?> RefuseAsync(
        UnitOfWork work, Household household, RequestTransferCommand command, CancellationToken cancellationToken)
    {
        if (command.Target.TenantId != work.TenantId)
        {
            return RegistryErrors.VillageNotFound;
        }

        if (work.Scope.Contains(command.Target) && command.Target.At(OrgLevel.Township) == household.OrgCode.At(OrgLevel.Township))
        {
            return RegistryErrors.SameTownship;
        }

        if (command.People.Any(id => household.Members.All(person => person.Id != id)))
        {
            return RegistryErrors.NotMembers;
        }

        var open = await work.TransferRequests.AsNoTracking()
            .Where(request => request.HouseholdId == household.Id && request.State == TransferState.Waiting)
            .ToListAsync(cancellationToken);
        return open.Exists(request => request.People.Intersect(command.People).Any()) ? RegistryErrors.TransferWaiting : null;
    }

    private async Task<Result<Guid>> SaveAsync(
        UnitOfWork work, Actor actor, Household household, RequestTransferCommand command, CancellationToken cancellationToken)
    {
        var request = new TransferRequest(
            Guid.CreateVersion7(), household, command.People.Distinct(), command.Target, command.Reason!.Trim(), clock.GetUtcNow(), actor.Name);
        work.TransferRequests.Add(request);
        var names = command.People.Select(id => household.Members.First(person => person.Id == id).Name);
        audit.Note(work, actor, new AuditNote(
            "transfer.requested", "household", household.Id.ToString(), household.OrgCode,
            New: new { People = string.Join('、', names), Unit = command.Target.Value }, Reason: request.Reason));
        try
        {
            await work.CommitAsync(cancellationToken);
            return request.Id;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // The villages of other townships are out of sight; the reference tells whether there is such a one.
            return RegistryErrors.VillageNotFound;
        }
    }
}
