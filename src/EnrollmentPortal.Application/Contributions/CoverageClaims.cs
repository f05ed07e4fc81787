using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Another county holds the number's cover for the year. That is all that may be known about it.</summary>
/// <param name="Kind">The kind of cover, such as <c>Resident</c>.</param>
/// <param name="Since">The day of enrolment there.</param>
public sealed record CoverageElsewhere(string Kind, DateOnly Since);

/// <summary>One number, one coverage year, one cover over all counties (不得重复参保).</summary>
/// <remarks>The table behind it belongs to no tenant and is readable by nobody: three functions of the database are the only way.
/// Code that enrols people calls <see cref="ClaimAsync"/> in the same transaction and commits nothing when it names one of them.</remarks>
public static class CoverageClaims
{
    /// <summary>城乡居民基本医疗保险 of a county.</summary>
    public const string Resident = "Resident";

    /// <summary>What other counties hold of these people's numbers, by the person's id; nothing is claimed.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CoverageElsewhere>> CoverageElsewhereAsync(
        this UnitOfWork work, IReadOnlyCollection<Person> people, int coverageYear, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
        {
            return new Dictionary<Guid, CoverageElsewhere>();
        }

        var hashes = Hashes(people);
        var rows = await work.Database.SqlQuery<Row>(
            $"""
            select id_number_hash as "IdNumberHash", kind as "Kind", since as "Since" from coverage_elsewhere({hashes}, {coverageYear})
            """).ToListAsync(cancellationToken);
        return people
            .Select(person => (person.Id, Held: rows.Find(row => row.IdNumberHash.AsSpan().SequenceEqual(person.IdNumberHash))))
            .Where(pair => pair.Held is not null)
            .ToDictionary(pair => pair.Id, pair => new CoverageElsewhere(pair.Held!.Kind, pair.Held.Since));
    }

    /// <summary>Claims the cover of the year for people who are being enrolled. Another county that does the same waits.</summary>
    /// <returns>The people who are covered elsewhere, by the person's id; the transaction must then be given up.</returns>
    public static async Task<IReadOnlyDictionary<Guid, CoverageElsewhere>> ClaimAsync(
        this UnitOfWork work, IReadOnlyCollection<Person> people, int coverageYear, CancellationToken cancellationToken)
    {
        var (hashes, since) = (Hashes(people), new NpgsqlParameter { Value = people.Select(_ => work.Today).ToArray() });
        var refused = await work.Database.SqlQuery<byte[]>(
            $"""
            select claim as "Value" from claim_coverage({hashes}, {coverageYear}, {Resident}, {since}) as claim
            """).ToListAsync(cancellationToken);
        return refused.Count == 0
            ? new Dictionary<Guid, CoverageElsewhere>()
            : await work.CoverageElsewhereAsync(people, coverageYear, cancellationToken);
    }

    /// <summary>A person's number has changed: the enrolments of the open years are claimed by the new one.</summary>
    /// <returns>The cover of another county that stands against it, or null.</returns>
    public static async Task<CoverageElsewhere?> ReclaimAsync(this UnitOfWork work, Person person, byte[] earlier, CancellationToken cancellationToken)
    {
        foreach (var campaign in await work.HoldOpenCampaignsAsync(cancellationToken))
        {
            if (!await work.Enrollments.AnyAsync(row => row.CampaignId == campaign.Id && row.PersonId == person.Id, cancellationToken))
            {
                continue;
            }

            await work.ReleaseAsync(earlier, campaign.CoverageYear, cancellationToken);
            var elsewhere = await work.ClaimAsync([person], campaign.CoverageYear, cancellationToken);
            if (elsewhere.TryGetValue(person.Id, out var cover))
            {
                return cover;
            }
        }

        return null;
    }

    /// <summary>Gives up the tenant's own claim of a number.</summary>
    public static Task ReleaseAsync(this UnitOfWork work, byte[] hash, int coverageYear, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync($"select release_coverage({hash}, {coverageYear})", cancellationToken);

    private static NpgsqlParameter Hashes(IReadOnlyCollection<Person> people) => new() { Value = people.Select(person => person.IdNumberHash).ToArray() };

    private sealed class Row
    {
        public byte[] IdNumberHash { get; init; } = [];

        public string Kind { get; init; } = string.Empty;

        public DateOnly Since { get; init; }
    }
}
