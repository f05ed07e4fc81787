using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Reviews;

/// <summary>A photograph or document that was shown. Never changed.</summary>
public sealed class ReviewEvidence : ITenantOwned
{
    private ReviewEvidence()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="about">The case.</param>
    /// <param name="file">What was shown.</param>
    /// <param name="by">Who put it there.</param>
    public ReviewEvidence(Guid id, ReviewCase about, ShownFile file, EvidenceGiver by)
    {
        (TenantId, Id, CaseId, PersonId, OrgCode) = (about.TenantId, id, about.Id, about.PersonId, about.OrgCode);
        (FileName, Format, Bytes, Content) = (file.Name, file.Format, file.Content.Length, file.Content);
        (AddedByName, AddedAt) = (by.Name, by.At);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Where the person lives; follows their moves, as the case does.</summary>
    public OrgCode OrgCode { get; private init; }

    public string FileName { get; private init; } = string.Empty;

    public EvidenceFormat Format { get; private init; }

    public int Bytes { get; private init; }

    public byte[] Content { get; private init; } = [];

    public string AddedByName { get; private init; } = string.Empty;

    public DateTimeOffset AddedAt { get; private init; }
}

/// <summary>A file that was shown.</summary>
/// <param name="Name">As the clerk's machine calls it; for reading only.</param>
/// <param name="Format">As <see cref="EvidenceFormats.Of"/> finds it.</param>
public sealed record ShownFile(string Name, EvidenceFormat Format, byte[] Content);

/// <summary>Who put a file to a case, and when.</summary>
public sealed record EvidenceGiver(string Name, DateTimeOffset At);
