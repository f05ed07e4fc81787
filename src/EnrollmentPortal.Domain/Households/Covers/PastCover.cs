using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.Covers;

/// <summary>Whether a person was covered here in an earlier coverage year. A year without a row is not known.</summary>
public sealed class PastCover : ITenantOwned
{
    private PastCover()
    {
    }

    /// <param name="tier">Null for a person who is known not to have been covered.</param>
    public PastCover(Person person, int coverageYear, string? tier, PastCoverSource source, DateTimeOffset notedAt)
    {
        (TenantId, PersonId, OrgCode) = (person.TenantId, person.Id, person.OrgCode);
        (CoverageYear, Tier, Source, NotedAt) = (coverageYear, tier, source, notedAt);
    }

    public int TenantId { get; private init; }

    public Guid PersonId { get; private init; }

    public int CoverageYear { get; private init; }

    /// <summary>Where the person lives; follows their moves.</summary>
    public OrgCode OrgCode { get; private init; }

    /// <summary>The tier of the cover; null for a person who is known not to have been covered.</summary>
    public string? Tier { get; private init; }

    public PastCoverSource Source { get; private init; }

    /// <summary>The complete list that does not name the person; taking it back takes this row. Null for everything else.</summary>
    public Guid? ImportId { get; private init; }

    public DateTimeOffset NotedAt { get; private init; }
}
