namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>What there is to pay on a route.</summary>
public enum PriceRule
{
    /// <summary>The individual standard less the subsidy.</summary>
    Standard,

    /// <summary>Nothing at all: no fee of one's own.</summary>
    NothingDue,

    /// <summary>No price: nothing is collected on this route.</summary>
    None,

    /// <summary>The fee of the year before, which stands in that year's plan.</summary>
    PriorYear,
}
