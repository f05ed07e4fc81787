using System.Globalization;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tenancy;

/// <summary>What a unit of work may touch: one tenant, and in it one organisation unit with everything below it.</summary>
/// <remarks>There is no scope over all tenants. <see cref="Platform"/> reaches the shared tables and the platform's own audit
/// entries, and no row of any tenant.</remarks>
public readonly record struct Scope
{
    private readonly string? _prefix;

    private Scope(int tenantId, string prefix) => (TenantId, _prefix) = (tenantId, prefix);

    /// <summary>The county's code; 0 for the platform.</summary>
    public int TenantId { get; }

    /// <summary>The code with which every visible organisation code begins.</summary>
    public string Prefix => _prefix ?? throw new InvalidOperationException("A scope was used before it was set.");

    /// <summary>The coverage year that the user has chosen to work on; null for the usual one.</summary>
    public int? CoverageYear { get; private init; }

    /// <summary>The same reach, for the work of one coverage year.</summary>
    public Scope InYear(int? coverageYear) => this with { CoverageYear = coverageYear };

    /// <summary>The platform itself, outside every tenant.</summary>
    public static Scope Platform { get; } = new(0, "0");

    public bool IsPlatform => TenantId == 0;

    /// <summary>What a county has published for everybody: its plans and campaigns, and no row that belongs to an organisation
    /// unit. No code begins with 0, so row-level security itself keeps every household, count and payment out of reach.</summary>
    public static Scope Published(int tenantId) => new(tenantId, "0");

    /// <summary>The unit at the top of the scope.</summary>
    /// <exception cref="InvalidOperationException">The platform has no unit.</exception>
    public OrgCode Unit => IsPlatform
        ? throw new InvalidOperationException("The platform is no organisation unit.")
        : OrgCode.Parse(Prefix);

    /// <summary>The unit and everything below it.</summary>
    public static Scope Of(OrgCode unit) => new(unit.TenantId, unit.Value);

    public bool Contains(OrgCode unit) => unit.Value.StartsWith(Prefix, StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TenantId}/{_prefix}");
}
