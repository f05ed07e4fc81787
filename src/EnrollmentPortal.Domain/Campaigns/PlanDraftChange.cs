using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Campaigns;

/// <summary>Who changed what in a draft.</summary>
public sealed class PlanDraftChange : ITenantOwned
{
    private PlanDraftChange()
    {
    }

    /// <param name="draft">After the change.</param>
    /// <param name="path">JSON path of the place.</param>
    /// <param name="oldValue">JSON; null where nothing stood there.</param>
    /// <param name="newValue">JSON; null where it was taken out.</param>
    public PlanDraftChange(PlanDraft draft, string path, string? oldValue, string? newValue)
    {
        (TenantId, DraftId, Number, OrgCode) = (draft.TenantId, draft.Id, draft.RowVersion, draft.OrgCode);
        (Path, OldValue, NewValue) = (path, oldValue, newValue);
        (ChangedByName, ChangedAt) = (draft.WrittenByName, draft.WrittenAt);
    }

    public int TenantId { get; private init; }

    public Guid DraftId { get; private init; }

    /// <summary>The draft's row version after the change.</summary>
    public int Number { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public string Path { get; private init; } = string.Empty;

    public string? OldValue { get; private init; }

    public string? NewValue { get; private init; }

    public string ChangedByName { get; private init; } = string.Empty;

    public DateTimeOffset ChangedAt { get; private init; }
}
