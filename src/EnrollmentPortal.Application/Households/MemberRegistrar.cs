using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>The transaction, the clerk and the household that people join.</summary>
/// <param name="Mother">Whose newborn is registered; null for others.</param>
internal sealed record Registration(UnitOfWork Work, Actor Actor, Household Household, string? Mother = null);

/// <summary>A member whose number is genuine, agrees with the register, and is free as far as the actor can see.</summary>
internal sealed record CheckedMember(MemberIndex Row, NewMember Entered, ProtectedIdNumber Number)
{
    public string Name => Entered.Name.Trim();
}

/// <summary>Puts people on the books: checks their numbers, adds them, counts them, notes them.</summary>
public sealed class MemberRegistrar(IdNumberVault vault, FactRecorder facts, AuditTrail audit)
{
    /// <summary>Reads every number by the tenant's rules and looks for people who are registered already.</summary>
    internal async Task<Result<IReadOnlyList<CheckedMember>>> CheckAsync(
        UnitOfWork work, IReadOnlyList<NewMember> members, CancellationToken cancellationToken)
    {
        var desk = await IdNumberReader.OpenAsync(work, vault, cancellationToken);
        var result = new List<CheckedMember>();
        foreach (var (index, member) in members.Index())
        {
            var row = new MemberIndex(index);
            var number = desk.Read(member);
            if (number.IsError)
            {
                return RegistryErrors.InMember(number.Error, row);
            }

            if (result.Exists(other => other.Number.Hash.AsSpan().SequenceEqual(number.Value.Hash)))
            {
                return RegistryErrors.SameNumberTwice(row);
            }

            if (await work.FindByIdNumberAsync(number.Value.Hash, cancellationToken) is { } known)
            {
                return RegistryErrors.DuplicateHere(known.HouseholdNumber, known.HouseholdId, row);
            }

            result.Add(new CheckedMember(row, member, number.Value));
        }

        return result;
    }

    /// <summary>Adds the members and their counters; the caller commits.</summary>
    /// <returns>The refusal when another desk, or another township, has one of the numbers; else null.</returns>
    internal async Task<Error?> AddAsync(Registration registration, IReadOnlyList<CheckedMember> members, CancellationToken cancellationToken)
    {
        // In the order of the unique key: two desks that enter the same people never wait for each other in a ring.
        foreach (var member in members.OrderBy(member => Convert.ToHexString(member.Number.Hash), StringComparer.Ordinal))
        {
            if (await AddAsync(registration, member, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        await CountAsync(registration, members, cancellationToken);
        return null;
    }

    private async Task<Error?> AddAsync(Registration registration, CheckedMember member, CancellationToken cancellationToken)
    {
        var work = registration.Work;
        var person = Enter(registration, member);
        registration.Household.Add(person);
        work.People.Add(person);
        Note(registration, person);
        if (member.Entered.Newborn is { } newborn)
        {
            await NoteAnswersAsync(registration, person, newborn, cancellationToken);
        }

        if (await work.TrySaveAsync(cancellationToken))
        {
            return null;
        }

        // The index sees every township of the county, the policy only this one: what refuses but cannot be seen lies elsewhere.
        return await work.FindByIdNumberAsync(member.Number.Hash, cancellationToken) is { } known
            ? RegistryErrors.DuplicateHere(known.HouseholdNumber, known.HouseholdId, member.Row)
            : RegistryErrors.DuplicateElsewhere(member.Row);
    }

    private static Person Enter(Registration registration, CheckedMember member)
    {
        var (entered, today) = (member.Entered, registration.Work.Today);
        var searched = SearchedName.Of(member.Name);
        var particulars = new Particulars(
            member.Name,
            searched.Initials,
            entered.Relation!.Value,
            entered.Sex!.Value,
            entered.BornOn!.Value,
            entered.EthnicGroup.PrintedName(),
            PhoneText.Tidy(entered.Phone),
            entered.Residence,
            searched.Pinyin);
        var person = new Person(Guid.CreateVersion7(), registration.Household, particulars, member.Number, today);
        if (entered.Exemption is { } reason)
        {
            person.Exempt(reason, string.IsNullOrWhiteSpace(entered.ExemptionNote) ? null : entered.ExemptionNote.Trim(), today);
        }

        return person;
    }

    private async Task NoteAnswersAsync(Registration registration, Person person, NewbornAnswers newborn, CancellationToken cancellationToken)
    {
        var work = registration.Work;
        var year = await work.CurrentYearAsync(cancellationToken);
        foreach (var (kind, said) in new[] { (FactKind.Independent, newborn.Independent), (FactKind.GuardianPaid, newborn.GuardianPaid) })
        {
            if (said is null)
            {
                continue;
            }

            var answer = new FactAnswer(kind, Vocabulary<Answer>.NameOf(said.Value), null, newborn.Evidence.Trim());
            facts.Record(work, registration.Actor, new NewFact(person, answer, FactSpan.Of(answer, work.Today, year)));
        }
    }

    // Identities come from the departments' rosters, so a new person adds to no group yet.
    private static Task CountAsync(Registration registration, IReadOnlyList<CheckedMember> members, CancellationToken cancellationToken)
    {
        var exempt = members.Select(member => member.Entered.Exemption).OfType<ExemptionReason>().ToList();
        var gained = new ProgressDelta(
            registration.Household.OrgCode.At(OrgLevel.Village),
            Registered: members.Count,
            Exempt: exempt.Count,
            OtherwiseInsured: exempt.Count(reason => reason.IsOtherwiseInsured()));
        return registration.Work.CountRegistryAsync([gained], cancellationToken);
    }

    private void Note(Registration registration, Person person) => audit.Note(
        registration.Work,
        registration.Actor,
        new AuditNote(
            "person.registered",
            "person",
            person.Id.ToString(),
            person.OrgCode,
            New: new
            {
                Household = registration.Household.Number,
                person.Name,
                person.Relation,
                IdNumber = person.IdNumberMasked,
                person.BornOn,
                person.Residence,
                ExemptionReason = person.Exemption?.Reason,
                registration.Mother,
            }));
}
