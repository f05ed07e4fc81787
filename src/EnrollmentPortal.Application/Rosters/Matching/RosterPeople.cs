using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Matching;

/// <summary>A registered person that a line may mean.</summary>
internal sealed record RosterPerson(Guid Id, string Name, OrgCode Unit, ExemptionReason? Exemption, bool ByEarlierNumber);

/// <summary>The registered people that a block of lines may mean, read at once.</summary>
internal sealed class RosterPeople
{
    private readonly Dictionary<string, RosterPerson> _byNumber;
    private readonly ILookup<(string, DateOnly), RosterPerson> _byName;

    private RosterPeople(Dictionary<string, RosterPerson> byNumber, ILookup<(string, DateOnly), RosterPerson> byName) => (_byNumber, _byName) = (byNumber, byName);

    public static async Task<RosterPeople> ReadAsync(
        UnitOfWork work, IReadOnlyCollection<RosterEntry> entries, Dictionary<int, RosterNumber?> numbers, CancellationToken cancellationToken)
    {
        var hashes = numbers.Values.OfType<RosterNumber>().Select(number => number.Hash).ToList();
        var current = await work.People.AsNoTracking().Where(person => hashes.Contains(person.IdNumberHash)).ToListAsync(cancellationToken);
        var byNumber = current.ToDictionary(person => Key(person.IdNumberHash), person => Of(person, byEarlierNumber: false), StringComparer.Ordinal);
        var earlier = await work.EarlierIdNumbers.AsNoTracking().Where(number => hashes.Contains(number.IdNumberHash))
            .Join(work.People, number => number.PersonId, person => person.Id, (number, person) => new { number.IdNumberHash, Person = person })
            .ToListAsync(cancellationToken);
        foreach (var number in earlier)
        {
            byNumber.TryAdd(Key(number.IdNumberHash), Of(number.Person, byEarlierNumber: true));
        }

        var nameless = entries.Where(entry => entry is { Fault: null, IdNumber: null }).ToList();
        var (names, days) = (nameless.Select(entry => entry.Name).Distinct().ToList(), nameless.Select(entry => entry.BornOn!.Value).Distinct().ToList());
        var named = names.Count == 0 ? [] : await work.People.AsNoTracking()
            .Where(person => names.Contains(person.Name) && days.Contains(person.BornOn)).ToListAsync(cancellationToken);
        return new RosterPeople(byNumber, named.ToLookup(person => (person.Name, person.BornOn), person => Of(person, byEarlierNumber: false)));
    }

    public RosterPerson? ByNumber(byte[] hash) => _byNumber.GetValueOrDefault(Key(hash));

    public IReadOnlyList<RosterPerson> ByName(string name, DateOnly bornOn) => [.. _byName[(name, bornOn)]];

    private static RosterPerson Of(Person person, bool byEarlierNumber) => new(person.Id, person.Name, person.OrgCode, person.Exemption?.Reason, byEarlierNumber);

    private static string Key(byte[] hash) => Convert.ToHexString(hash);
}
