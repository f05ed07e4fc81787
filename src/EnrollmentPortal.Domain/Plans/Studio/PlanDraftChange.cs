using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Studio;

/// <summary>Who changed what in a draft. One save may change several places.</summary>
public sealed class PlanDraftChange : ITenantOwned
{
    private PlanDraftChange()
    {
    }

    /// <param name="draft">After the change.</param>
    /// <param name="place">Counts the places of one save from 1.</param>
    /// <param name="difference">What became of the place.</param>
    public PlanDraftChange(PlanDraft draft, int place, PlanDifference difference)
    {
        (TenantId, DraftId, Number, Place, OrgCode) = (draft.TenantId, draft.Id, draft.RowVersion, place, draft.OrgCode);
        (Kind, Path, OldValue, NewValue) = (difference.Kind, difference.Path, difference.Old, difference.New);
        (ChangedByName, ChangedAt) = (draft.WrittenByName, draft.WrittenAt);
    }

    public int TenantId { get; private init; }

    public Guid DraftId { get; private init; }

    /// <summary>The draft's row version after the change.</summary>
    public int Number { get; private init; }

    public int Place { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public PlanDifferenceKind Kind { get; private init; }

    public string Path { get; private init; } = string.Empty;

    public string? OldValue { get; private init; }

    public string? NewValue { get; private init; }

    public string ChangedByName { get; private init; } = string.Empty;

    public DateTimeOffset ChangedAt { get; private init; }

    public PlanDifference Difference => new(Kind, Path, OldValue, NewValue);
}
