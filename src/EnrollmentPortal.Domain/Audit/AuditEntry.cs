using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Audit;

/// <summary>One line of the audit trail: who, when, from where, what, old and new values.</summary>
public sealed class AuditEntry : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>The unit that it concerns: decides who may read the line. Text, because the platform has no unit.</summary>
    public string OrgCode { get; init; } = string.Empty;

    /// <summary>Real time, also where the tenant lives on a date of its own.</summary>
    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public string ActorName { get; init; } = string.Empty;

    public string? ActorRole { get; init; }

    public string? Address { get; init; }

    /// <summary>Stable, such as <c>contribution.recorded</c>; its text stands in the resources.</summary>
    public string Action { get; init; } = string.Empty;

    public string SubjectType { get; init; } = string.Empty;

    public string SubjectId { get; init; } = string.Empty;

    public string? OldValues { get; init; }

    public string? NewValues { get; init; }

    public string? Reason { get; init; }
}
