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
    /// <param name="fileName">As the clerk's machine calls it; for reading only.</param>
    /// <param name="format">As <see cref="EvidenceFormats.Of"/> finds it.</param>
    /// <param name="content">The file.</param>
    public ReviewEvidence(Guid id, ReviewCase about, string fileName, EvidenceFormat format, byte[] content)
    {
        (TenantId, Id, CaseId, PersonId, OrgCode) = (about.TenantId, id, about.Id, about.PersonId, about.OrgCode);
        (FileName, Format, Bytes, Content) = (fileName, format, content.Length, content);
        (AddedByName, AddedAt) = (about.AskedByName, about.AskedAt);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Where the person lives; follows him, as the case does.</summary>
    public OrgCode OrgCode { get; private init; }

    public string FileName { get; private init; } = string.Empty;

    public EvidenceFormat Format { get; private init; }

    public int Bytes { get; private init; }

    public byte[] Content { get; private init; } = [];

    public string AddedByName { get; private init; } = string.Empty;

    public DateTimeOffset AddedAt { get; private init; }
}
