using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Studio;

/// <summary>已核对: somebody looked at one thing that a draft has from last year's document, and it is meant so.</summary>
public sealed class PlanDraftAcknowledgement : ITenantOwned
{
    private PlanDraftAcknowledgement()
    {
    }

    /// <param name="draft">As it stood.</param>
    /// <param name="key">The place and its figures: with other figures it is looked at again.</param>
    /// <param name="looker">Who looked.</param>
    /// <param name="at">When.</param>
    public PlanDraftAcknowledgement(PlanDraft draft, string key, Signature looker, DateTimeOffset at)
    {
        (TenantId, DraftId, OrgCode, Key) = (draft.TenantId, draft.Id, draft.OrgCode, key);
        (AcknowledgedBy, AcknowledgedByName, AcknowledgedAt) = (looker.By, looker.Name, at);
    }

    public int TenantId { get; private init; }

    public Guid DraftId { get; private init; }

    public string Key { get; private init; } = string.Empty;

    public OrgCode OrgCode { get; private init; }

    public Guid AcknowledgedBy { get; private init; }

    public string AcknowledgedByName { get; private init; } = string.Empty;

    public DateTimeOffset AcknowledgedAt { get; private init; }
}
