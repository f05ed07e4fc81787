using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>变更户主.</summary>
/// <param name="Relations">Every member with their relation to the new head; exactly one is the head.</param>
public sealed record ChangeHeadCommand(Guid HouseholdId, IReadOnlyList<Mover> Relations, string? Reason);

/// <summary>Shape only.</summary>
public sealed class ChangeHeadValidator : AbstractValidator<ChangeHeadCommand>
{
    public ChangeHeadValidator()
    {
        RuleFor(command => command.Relations)
            .Must(relations => relations.Count(member => member.Relation == Relation.Head) == 1).WithErrorCode(PeopleCodes.OneHead);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Gives a household another head, and every member a relation to the new head.</summary>
public sealed class ChangeHead(Database database, AuditTrail audit, IValidator<ChangeHeadCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The new head's name.</returns>
    public async Task<Result<string>> ExecuteAsync(ChangeHeadCommand command, Actor actor, CancellationToken cancellationToken)
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

        // A member who joined or left meanwhile would have no relation, or one to nobody.
        if (!household.Members.Select(person => person.Id).ToHashSet().SetEquals(command.Relations.Select(member => member.PersonId)))
        {
            return RegistryErrors.ChangedMeanwhile;
        }

        var (old, wasOffered) = (Describe(household), household.ContactPhone);
        foreach (var person in household.Members)
        {
            person.Relate(command.Relations.First(member => member.PersonId == person.Id).Relation);
        }

        var head = household.Members.First(person => person.Relation == Relation.Head);
        household.NameHead(head);
        if (household.Phone is not null && wasOffered is null)
        {
            // The number was that of the head who has died.
            household.Describe(household.GroupName, household.Address, head.Phone);
        }

        audit.Note(work, actor, new AuditNote(
            "household.head-changed", "household", household.Id.ToString(), household.OrgCode, old, Describe(household), command.Reason!.Trim()));
        await work.CommitAsync(cancellationToken);
        return household.HeadName;
    }

    private static object Describe(Household household) => new
    {
        household.HeadName,
        household.Phone,
        Relations = string.Join('、', household.Members.OrderBy(person => person.Id).Select(person => $"{person.Name} {person.Relation}")),
    };
}
