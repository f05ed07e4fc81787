using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households.Transfers;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>One merge in one unit of work.</summary>
internal sealed class RecordMerge(UnitOfWork work, Actor actor, AuditTrail audit, TimeProvider clock)
{
    public async Task<Result<MergedRecord>> ExecuteAsync(MergePeopleCommand command, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(command, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var (survivor, gone) = opened.Value;
        var change = await RegistryChange.BeginAsync(work, [survivor.Id, gone.Id], cancellationToken);
        var old = Describe(survivor);
        await FollowAsync(gone.Id, survivor, cancellationToken);
        await work.People.Where(person => person.Id == gone.Id).ExecuteDeleteAsync(cancellationToken);
        var fromGone = Enum.GetValues<MergedField>().Where(field => command.FromSecond.Contains(field) == (gone.Id == command.SecondId)).ToHashSet();
        if (await TakeAsync(survivor, gone, fromGone, command.Reason!.Trim(), cancellationToken) is { } refusal)
        {
            return refusal;
        }

        work.MergedPeople.Add(new MergedPerson(gone, survivor, work.Today, actor.Name));
        Note(survivor, gone, old, command.Reason.Trim());
        await work.SaveChangesAsync(cancellationToken);
        await RegistryChange.CarryAlongAsync(work, [survivor.Id], cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new MergedRecord(survivor.Id, survivor.Name, survivor.HouseholdId);
    }

    private async Task<Result<(Person Survivor, Person Gone)>> OpenAsync(MergePeopleCommand command, CancellationToken cancellationToken)
    {
        Guid[] ids = [command.FirstId, command.SecondId];
        var households = await work.People.Where(person => ids.Contains(person.Id)).Select(person => person.HouseholdId).Distinct().ToListAsync(cancellationToken);
        await work.LockHouseholdsAsync(households, cancellationToken);
        var people = await work.People.Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken);
        if (people.Count < 2)
        {
            return RegistryErrors.PersonNotFound;
        }

        if (people.Exists(person => !households.Contains(person.HouseholdId)))
        {
            return RegistryErrors.ChangedMeanwhile;
        }

        var years = new Dictionary<Guid, List<int>>();
        foreach (var id in ids)
        {
            years.Add(id, await work.EnrolledYearsAsync(id, cancellationToken));
        }

        if (years[command.FirstId].Intersect(years[command.SecondId]).Any())
        {
            return RegistryErrors.BothEnrolled;
        }

        // The newest line of the ledger decides; without any, the first record.
        var stays = years[command.SecondId].LastOrDefault() > years[command.FirstId].LastOrDefault() ? command.SecondId : command.FirstId;
        var (survivor, gone) = (people.Single(person => person.Id == stays), people.Single(person => person.Id != stays));
        work.Entry(gone).State = EntityState.Detached;
        return (survivor, gone);
    }

    /// <summary>Everything that names the record that is given up, but the ledger, goes to the one that stays.</summary>
    private async Task FollowAsync(Guid gone, Person survivor, CancellationToken cancellationToken)
    {
        // A category that both hold is held once.
        await work.Identities
            .Where(row => row.PersonId == gone && row.EndedOn == null
                && work.Identities.Any(own => own.PersonId == survivor.Id && own.Category == row.Category && own.EndedOn == null))
            .ExecuteDeleteAsync(cancellationToken);
        await UniteCoverAsync(gone, survivor.Id, cancellationToken);
        await WithdrawSecondReviewAsync(gone, survivor.Id, cancellationToken);
        foreach (var table in MergeFollowers.Tables)
        {
            await work.Database.ExecuteSqlAsync(
                SqlText.Join($"update {table.Name} set {table.Column} = {survivor.Id} where tenant_id = {work.TenantId} and {table.Column} = {gone}"),
                cancellationToken);
        }

        await work.DuplicateDecisions.Where(row => row.FirstId == gone || row.SecondId == gone).ExecuteDeleteAsync(cancellationToken);
    }

    // Of a year that both know, a cover wins over none: each record knew only its own payments.
    private async Task UniteCoverAsync(Guid gone, Guid survivor, CancellationToken cancellationToken)
    {
        await work.PastCovers
            .Where(row => row.PersonId == survivor && row.Tier == null
                && work.PastCovers.Any(other => other.PersonId == gone && other.CoverageYear == row.CoverageYear && other.Tier != null))
            .ExecuteDeleteAsync(cancellationToken);
        await work.PastCovers
            .Where(row => row.PersonId == gone && work.PastCovers.Any(own => own.PersonId == survivor && own.CoverageYear == row.CoverageYear))
            .ExecuteDeleteAsync(cancellationToken);
    }

    // One person is waited for once a year: the case of the record that stays is the one that is decided.
    private async Task WithdrawSecondReviewAsync(Guid gone, Guid survivor, CancellationToken cancellationToken)
    {
        var second = await work.ReviewCases
            .Where(row => row.PersonId == gone && row.State == ReviewState.Open
                && work.ReviewCases.Any(own => own.PersonId == survivor && own.CoverageYear == row.CoverageYear && own.State == ReviewState.Open))
            .ToListAsync(cancellationToken);
        foreach (var row in second)
        {
            row.Withdraw(new ReviewDecider(actor.UserId, actor.Name, work.Today, clock.GetUtcNow()), reason: null);
            audit.NoteReview(work, actor, row);
            await work.SaveChangesAsync(cancellationToken);
            work.Entry(row).State = EntityState.Detached;
        }
    }

    private async Task<Error?> TakeAsync(Person survivor, Person gone, HashSet<MergedField> taken, string reason, CancellationToken cancellationToken)
    {
        var unused = new ProtectedIdNumber(gone.IdNumberHash, gone.IdNumberCipher, gone.IdNumberMasked);
        if (taken.Contains(MergedField.IdNumber))
        {
            unused = survivor.Correct(unused, gone.BornOn, gone.Sex);
        }

        if (taken.Contains(MergedField.Name))
        {
            survivor.Rename(gone.Name, gone.NameInitials, gone.NamePinyin);
        }

        survivor.TakeFrom(gone, taken.Contains(MergedField.Phone), taken.Contains(MergedField.EthnicGroup), taken.Contains(MergedField.Residence));
        if (taken.Contains(MergedField.Exemption))
        {
            TakeExemption(survivor, gone);
        }

        await SettleAsync(survivor, gone, taken.Contains(MergedField.Household), cancellationToken);
        work.EarlierIdNumbers.Add(new EarlierIdNumber(Guid.CreateVersion7(), survivor, unused, work.Today, reason));
        await work.SaveChangesAsync(cancellationToken);
        return taken.Contains(MergedField.IdNumber) && await work.ReclaimAsync(survivor, unused.Hash, cancellationToken) is { } cover
            ? RegistryErrors.NumberCoveredElsewhere(cover.Since)
            : null;
    }

    private static void TakeExemption(Person survivor, Person gone)
    {
        if (gone.Exemption is { } exemption)
        {
            survivor.Exempt(exemption);
        }
        else
        {
            survivor.Return(on: null);
        }
    }

    // The record that stays sits in the chosen household; what becomes headless or empty by it is put right.
    private async Task SettleAsync(Person survivor, Person gone, bool intoTheOther, CancellationToken cancellationToken)
    {
        var (left, home) = intoTheOther ? (survivor.HouseholdId, gone.HouseholdId) : (gone.HouseholdId, survivor.HouseholdId);
        var relation = left == home && gone.Relation == Relation.Head ? Relation.Head : intoTheOther ? gone.Relation : survivor.Relation;
        var target = await work.Households.SingleAsync(household => household.Id == home, cancellationToken);
        survivor.MoveTo(target, relation);
        if (relation == Relation.Head)
        {
            target.NameHead(survivor);
        }

        if (left == home)
        {
            return;
        }

        var source = await work.Households.SingleAsync(household => household.Id == left, cancellationToken);
        var staying = await work.People.Where(person => person.HouseholdId == left && person.Id != survivor.Id).ToListAsync(cancellationToken);
        if (staying.Count == 0)
        {
            source.MergeInto(target);
        }
        else if (staying.TrueForAll(person => person.Relation != Relation.Head))
        {
            var head = Succession.Next(staying)!;
            head.Relate(Relation.Head);
            source.NameHead(head);
        }
    }

    private void Note(Person survivor, Person gone, object old, string reason)
    {
        audit.Note(work, actor, new AuditNote(
            "person.merged", "person", survivor.Id.ToString(), survivor.OrgCode, new { Kept = old, GivenUp = Describe(gone) }, Describe(survivor), reason));
        audit.Note(work, actor, new AuditNote(
            "person.given-up", "person", gone.Id.ToString(), gone.OrgCode, Describe(gone), new { survivor.Name, Survivor = survivor.Id }, reason));
    }

    private static object Describe(Person person) => new
    {
        person.Id,
        person.Name,
        IdNumber = person.IdNumberMasked,
        person.BornOn,
        person.HouseholdId,
        person.Relation,
        person.Phone,
        person.EthnicGroup,
        person.Residence,
        ExemptionReason = person.Exemption?.Reason,
    };
}

/// <summary>A column that names a person.</summary>
/// <param name="Name">The table.</param>
/// <param name="Column">The column that names a person.</param>
internal sealed record MergeFollower(FormattableString Name, FormattableString Column);

/// <summary>Which tables' rows go along when a record is given up. A test compares the list with the references of the schema.</summary>
internal static class MergeFollowers
{
    public static readonly IReadOnlyList<MergeFollower> Tables =
    [
        new($"earlier_id_number", $"person_id"),
        new($"merged_person", $"survivor_id"),
        new($"past_cover", $"person_id"),
        new($"person_fact", $"person_id"),
        new($"person_identity", $"person_id"),
        new($"review_case", $"person_id"),
        new($"review_evidence", $"person_id"),
    ];
}
