using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>Who goes, and what they are to the head of the household that they join.</summary>
public sealed record Mover(Guid PersonId, Relation Relation);

/// <summary>A household that is made for people who split off.</summary>
/// <param name="Number">The register's number; null lets the portal give the next one of the village.</param>
public sealed record NewHome(OrgCode Village, string? Number, string GroupName, string Address, string? Phone);

/// <summary>迁户、分户、并户: members of one household go to another, or make one of their own.</summary>
/// <param name="TargetId">The household that they join; null when <paramref name="NewHome"/> is made.</param>
/// <param name="NewHeadId">Who heads those who stay, when the head goes.</param>
/// <param name="Reason">Why, and by which evidence.</param>
public sealed record MovePeopleCommand(
    Guid HouseholdId, IReadOnlyList<Mover> People, Guid? TargetId, NewHome? NewHome, Guid? NewHeadId, string? Reason);

/// <summary>Where the people are now.</summary>
/// <param name="Paid">How many of them have paid: their cover goes along, the money stays where it was taken.</param>
/// <param name="EmptiedSource">Nobody stayed: the old number leads to the new household.</param>
public sealed record MovedPeople(Guid HouseholdId, string Number, string HeadName, int People, int Paid, bool EmptiedSource);

/// <summary>Shape only.</summary>
public sealed class MovePeopleValidator : AbstractValidator<MovePeopleCommand>
{
    public MovePeopleValidator()
    {
        RuleFor(command => command.People).NotEmpty().WithErrorCode(PeopleCodes.NobodyChosen);
        RuleFor(command => command.People)
            .Must(people => people.DistinctBy(mover => mover.PersonId).Count() == people.Count).WithErrorCode(PeopleCodes.NotMembers);
        RuleFor(command => command.TargetId).NotNull().When(command => command.NewHome is null).WithErrorCode(PeopleCodes.NoTarget);
        RuleFor(command => command.NewHome).Null().When(command => command.TargetId is not null).WithErrorCode(PeopleCodes.NoTarget);
        RuleFor(command => command.NewHome!.Village)
            .Must(village => village != default && village.Level == OrgLevel.Village).When(command => command.NewHome is not null).WithErrorCode(RegistryCodes.VillageMissing);
        RuleFor(command => command.People)
            .Must(people => people.Count(mover => mover.Relation == Relation.Head) == 1).When(command => command.NewHome is not null).WithErrorCode(PeopleCodes.OneHead);
        RuleFor(command => command.People)
            .Must(people => people.All(mover => mover.Relation != Relation.Head)).When(command => command.TargetId is not null).WithErrorCode(RegistryCodes.SecondHead);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Moves members between households that lie in the actor's scope.</summary>
public sealed class MovePeople(Database database, HouseholdMover mover, IValidator<MovePeopleCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>Who moved where, the command's first fault, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<MovedPeople>> ExecuteAsync(MovePeopleCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var moved = await mover.MoveAsync(work, actor, command, cancellationToken);
        return moved.IsError ? moved.Error : await moved.Value.CommitAsync(cancellationToken);
    }
}
