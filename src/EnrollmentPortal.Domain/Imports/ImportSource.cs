using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Imports;

/// <summary>How an office's files are read, under the name of their source.</summary>
public sealed class ImportSource : ITenantOwned
{
    private ImportSource()
    {
    }

    public ImportSource(OrgCode unit, string name) => (TenantId, OrgCode, Name) = (unit.TenantId, unit, name);

    public int TenantId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public string Name { get; private init; } = string.Empty;

    /// <summary>Fields by the names of their columns, as JSON.</summary>
    public string Columns { get; private set; } = "{}";

    /// <summary>The fields of known people that its files may change.</summary>
    public string[] Overwrites { get; private set; } = [];

    public string SavedByName { get; private set; } = string.Empty;

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Its files are read so from now on.</summary>
    public void Save(string columns, string[] overwrites, string by, DateTimeOffset at) =>
        (Columns, Overwrites, SavedByName, SavedAt) = (columns, overwrites, by, at);
}
