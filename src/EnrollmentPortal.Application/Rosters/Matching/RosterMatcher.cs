using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Matching;

/// <summary>Finds the people that a roster's lines mean. Never takes the first of several.</summary>
internal sealed class RosterMatcher(UnitOfWork work, IdNumberVault vault)
{
    private const int Block = 5000;

    /// <summary>The lines of the roster, in the order of the file.</summary>
    public async Task<List<RosterLine>> MatchAsync(Roster roster, IReadOnlyList<RosterEntry> entries, CancellationToken cancellationToken)
    {
        var places = await RosterPlaces.ReadAsync(work, roster.OrgCode, cancellationToken);
        var lines = new List<RosterLine>(entries.Count);
        foreach (var block in entries.Chunk(Block))
        {
            var numbers = block.ToDictionary(entry => entry.Number, entry => entry.IdNumber is { } number ? new RosterNumber(vault.Hash(number), number.Masked) : null);
            var people = await RosterPeople.ReadAsync(work, block, numbers, cancellationToken);
            lines.AddRange(block.Select(entry => new RosterLine(roster, entry, numbers[entry.Number], Find(entry, numbers[entry.Number], people, places))));
        }

        return lines;
    }

    private static RosterFinding Find(RosterEntry entry, RosterNumber? number, RosterPeople people, RosterPlaces places)
    {
        var named = places.Of(entry.Township, entry.Village);
        if (entry.Fault is not null)
        {
            // A person that a faulty line names is known all the same, so that a slip in a date takes nobody off.
            var meant = number is null ? null : people.ByNumber(number.Hash);
            return new RosterFinding(RosterMatch.Refused, meant?.Id, meant?.Unit ?? named);
        }

        if (number is not null)
        {
            return people.ByNumber(number.Hash) is { } found ? Of(entry, found) : new RosterFinding(RosterMatch.Unknown, PersonId: null, named);
        }

        return people.ByName(entry.Name, entry.BornOn!.Value) switch
        {
            [] => new RosterFinding(RosterMatch.Unknown, PersonId: null, named),
            [var only] => new RosterFinding(only.Exemption == ExemptionReason.Deceased ? RosterMatch.Deceased : RosterMatch.NameAndBirth, only.Id, only.Unit),
            [..] => new RosterFinding(RosterMatch.NameAndBirth, PersonId: null, named, RosterErrors.SeveralCandidates),
        };
    }

    private static RosterFinding Of(RosterEntry entry, RosterPerson found)
    {
        var match = found.Exemption switch
        {
            ExemptionReason.Deceased => RosterMatch.Deceased,
            _ when !RosterNames.AreSame(found.Name, entry.Name) => RosterMatch.OtherName,
            null => RosterMatch.Matched,
            _ => RosterMatch.Exempt,
        };
        return new RosterFinding(match, found.Id, found.Unit, found.ByEarlierNumber ? RosterErrors.EarlierNumber : null);
    }
}
