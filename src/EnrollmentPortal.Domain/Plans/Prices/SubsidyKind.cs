namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>What one cell of a subsidy table says.</summary>
public enum SubsidyKind
{
    /// <summary>A printed amount.</summary>
    Amount,

    /// <summary>全额资助: the whole individual standard.</summary>
    Full,

    /// <summary>A group that the plan names without granting it a subsidy.</summary>
    None,

    /// <summary>No amount printed where the plan promises one; a person must decide.</summary>
    NotPrinted,

    /// <summary>The table has no line for this tier: the tier may be chosen, but brings no printed subsidy.</summary>
    NoLine,
}
