namespace EnrollmentPortal.Domain.Plans;

/// <summary>What happened to a place of a document.</summary>
public enum PlanDifferenceKind
{
    /// <summary>Another value stands there, or one where there was none.</summary>
    Changed,

    /// <summary>An item is new in its list.</summary>
    Added,

    /// <summary>An item is gone from its list.</summary>
    Removed,

    /// <summary>An item stands elsewhere in its list: of a decision table the order decides.</summary>
    Moved,
}

/// <summary>One difference between two documents of a unit.</summary>
/// <param name="Path">By the items' keys, so that it names the same item when the list has changed: <c>$.categories[=城乡低保对象].cells.一档.subsidy</c>.</param>
/// <param name="Old">JSON; null where nothing stood there. Of a moved item its place, counted from 1.</param>
/// <param name="New">The same of the later document.</param>
public sealed record PlanDifference(PlanDifferenceKind Kind, string Path, string? Old, string? New);
