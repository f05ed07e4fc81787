using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Imports;

/// <summary>A person that a list of a whole unit does not name, though the registry has them there.</summary>
public sealed class ImportMissing : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid ImportId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Where the registry had them.</summary>
    public OrgCode OrgCode { get; init; }

    /// <summary>The list, and when it was sent; kept here, because a township does not see what the county sent.</summary>
    public string FileName { get; init; } = string.Empty;

    public DateTimeOffset ListedAt { get; init; }

    /// <summary>The later list in which they stand.</summary>
    public Guid? SeenIn { get; init; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? SettledByName { get; private set; }

    /// <summary>What was found out.</summary>
    public string? Note { get; private set; }

    /// <summary>Somebody asked.</summary>
    public void Settle(string by, string? note, DateTimeOffset at) => (SettledByName, Note, SettledAt) = (by, note, at);
}
