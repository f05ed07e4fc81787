using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>A move that has been carried out and waits for its commit.</summary>
internal sealed record PendingMove(RegistryChange Change, MovedPeople Moved)
{
    public async Task<MovedPeople> CommitAsync(CancellationToken cancellationToken)
    {
        await Change.CommitAsync(cancellationToken);
        return Moved;
    }
}

/// <summary>Moves people between households of one unit of work: the part that a clerk's move and a transfer have in common.</summary>
public sealed class HouseholdMover(AuditTrail audit)
{
    /// <summary>Does everything but the commit.</summary>
    internal async Task<Result<PendingMove>> MoveAsync(UnitOfWork work, Actor actor, MovePeopleCommand command, CancellationToken cancellationToken)
    {
        Guid[] households = command.TargetId is { } target ? [command.HouseholdId, target] : [command.HouseholdId];
        await work.LockHouseholdsAsync(households, cancellationToken);
        if (await RegistryChange.OpenHouseholdAsync(work, command.HouseholdId, cancellationToken) is not { } source)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var movers = command.People.Select(mover => (source.Members.FirstOrDefault(person => person.Id == mover.PersonId), mover.Relation)).ToList();
        if (movers.Exists(mover => mover.Item1 is null))
        {
            return RegistryErrors.NotMembers;
        }

        var going = movers.ConvertAll(mover => new Going(mover.Item1!, mover.Relation));
        if (RefuseHead(source, going, command.NewHeadId) is { } headless)
        {
            return headless;
        }

        var destination = await DestinationAsync(work, command, cancellationToken);
        return destination.IsError
            ? destination.Error
            : await MoveAsync(new Journey(work, actor, source, destination.Value, going, command), cancellationToken);
    }

    private static Error? RefuseHead(Household source, List<Going> going, Guid? newHead)
    {
        var staying = source.Members.Except(going.Select(mover => mover.Person)).ToList();
        var headGoes = going.Exists(mover => mover.Person.Relation == Relation.Head);
        return staying.Count > 0 && headGoes && !staying.Exists(person => person.Id == newHead) ? RegistryErrors.HeadNeeded : null;
    }

    private static async Task<Result<Household>> DestinationAsync(UnitOfWork work, MovePeopleCommand command, CancellationToken cancellationToken)
    {
        if (command.NewHome is { } home)
        {
            return await work.HasVillageAsync(home.Village, cancellationToken)
                ? await work.OpenHouseholdAsync(
                    new RegisterHouseholdCommand(home.Village, home.Number, home.GroupName, home.Address, home.Phone, []), cancellationToken)
                : RegistryErrors.VillageNotFound;
        }

        var target = await work.Households.FirstOrDefaultAsync(household => household.Id == command.TargetId, cancellationToken);
        return target is null || target.MergedInto is not null || target.Id == command.HouseholdId ? RegistryErrors.NoTarget : target;
    }

    private async Task<Result<PendingMove>> MoveAsync(Journey journey, CancellationToken cancellationToken)
    {
        var (work, source, target) = (journey.Work, journey.Source, journey.Target);
        var staying = source.Members.Except(journey.Going.Select(mover => mover.Person)).ToList();
        var ids = journey.Going.ConvertAll(mover => mover.Person.Id);
        var change = await RegistryChange.BeginAsync(work, ids, cancellationToken);
        foreach (var (person, relation) in journey.Going)
        {
            person.MoveTo(target, relation);
            if (relation == Relation.Head)
            {
                target.NameHead(person);
            }
        }

        if (staying.Find(person => person.Id == journey.Command.NewHeadId) is { } head)
        {
            head.Relate(Relation.Head);
            source.NameHead(head);
        }

        if (staying.Count == 0)
        {
            source.MergeInto(target);
        }

        Note(journey, staying.Count == 0);
        await work.SaveChangesAsync(cancellationToken);
        await RegistryChange.CarryAlongAsync(work, ids, cancellationToken);
        var paid = await change.EnrolledAsync(cancellationToken);
        return new PendingMove(change, new MovedPeople(target.Id, target.Number, target.HeadName, ids.Count, paid, staying.Count == 0));
    }

    // A line for each person and one for each household, so that every history tells it.
    private void Note(Journey journey, bool emptied)
    {
        var (work, actor, reason) = (journey.Work, journey.Actor, journey.Command.Reason!.Trim());
        var (from, to) = (journey.Source, journey.Target);
        foreach (var (person, relation) in journey.Going)
        {
            audit.Note(work, actor, new AuditNote(
                "person.moved", "person", person.Id.ToString(), person.OrgCode,
                new { Household = from.Number, Unit = from.OrgCode.Value },
                new { person.Name, Household = to.Number, Unit = to.OrgCode.Value, Relation = relation },
                reason));
        }

        var names = string.Join('、', journey.Going.Select(mover => mover.Person.Name));
        audit.Note(work, actor, new AuditNote(
            "household.left", "household", from.Id.ToString(), from.OrgCode, New: new { People = names, Household = to.Number, from.HeadName, Emptied = emptied }, Reason: reason));
        audit.Note(work, actor, new AuditNote(
            "household.joined", "household", to.Id.ToString(), to.OrgCode, New: new { People = names, Household = from.Number, to.HeadName }, Reason: reason));
    }

    private sealed record Going(Person Person, Relation Relation);

    private sealed record Journey(UnitOfWork Work, Actor Actor, Household Source, Household Target, List<Going> Going, MovePeopleCommand Command);
}
