using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Imports;

/// <summary>Somebody whom a list of a whole unit does not name, though the registry has him there.</summary>
public sealed class ImportMissing : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid ImportId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Where the registry had him.</summary>
    public OrgCode OrgCode { get; init; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? SettledByName { get; private set; }

    /// <summary>What was found out.</summary>
    public string? Note { get; private set; }

    /// <summary>Somebody asked.</summary>
    public void Settle(string by, string? note, DateTimeOffset at) => (SettledByName, Note, SettledAt) = (by, note, at);
}
