using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tenancy;

/// <summary>A county that runs its campaigns on the portal.</summary>
public sealed class Tenant
{
    private Tenant()
    {
    }

    public Tenant(int id, string name, bool demonstration) => (Id, Name, Demonstration) = (id, name, demonstration);

    /// <summary>The six-digit county code.</summary>
    public int Id { get; private init; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>Synthetic people on a settable date; a real tenant refuses both.</summary>
    public bool Demonstration { get; private init; }

    /// <summary>The date on which a demonstration lives; null means today in China.</summary>
    public DateOnly? BusinessDate { get; private set; }

    /// <summary>Concurrency token: shared tables are replicated, so they cannot use the row's system column.</summary>
    public long RowVersion { get; private set; } = 1;

    /// <exception cref="InvalidOperationException">A real tenant's date is today's.</exception>
    public void SetBusinessDate(DateOnly date)
    {
        if (!Demonstration)
        {
            throw new InvalidOperationException("Only a demonstration has a date of its own.");
        }

        BusinessDate = date;
        RowVersion++;
    }
}

/// <summary>Where an organisation unit of the tenant comes from.</summary>
public enum UnitOrigin
{
    /// <summary>The statistical list of divisions.</summary>
    DivisionList,

    /// <summary>Named by a plan's table, absent from the list; its code follows the same prefixes.</summary>
    PlanTable,

    /// <summary>Named by neither: made so that the people of a unit from a plan's table have a village to live in.</summary>
    Synthetic,
}

/// <summary>A county, township, village or group.</summary>
public sealed class OrgUnit : ITenantOwned
{
    private OrgUnit()
    {
    }

    public OrgUnit(OrgCode code, string name, string fullName, UnitOrigin origin)
    {
        (TenantId, OrgCode, ParentCode, Level) = (code.TenantId, code, code.Parent, code.Level);
        (Name, FullName, Origin) = (name, fullName, origin);
    }

    public int TenantId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public OrgCode? ParentCode { get; private init; }

    /// <summary>The short name that people use: 太和社区.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The name of the list: 太和社区居民委员会.</summary>
    public string FullName { get; private set; } = string.Empty;

    public OrgLevel Level { get; private init; }

    public UnitOrigin Origin { get; private init; }
}
