namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>A county's document and, over it, a township's.</summary>
/// <remarks>What the county decides cannot be set by a township; what is the township's replaces the county's as a whole.
/// Documents, clauses, assumptions and warnings are the sum of both.</remarks>
internal sealed class PlanRoot(PlanNode county, PlanNode? township)
{
    /// <summary>The document that speaks for the unit itself.</summary>
    internal PlanNode Own => township ?? county;

    internal PlanNode County => county;

    /// <summary>The document that decides about a part.</summary>
    internal PlanNode For(string section)
    {
        // Asking marks the county's part as read even where the township's replaces it.
        var countyHas = county.Has(section);
        return township is not null && (township.Has(section) || !countyHas) && PlanSections.Township.Contains(section) ? township : county;
    }

    /// <summary>The items of both documents, the county's first.</summary>
    internal IEnumerable<PlanNode> Sum(string section) =>
        township is null ? county.Items(section) : county.Items(section).Concat(township.Items(section));

    internal void RefuseForeignSections()
    {
        if (township is null)
        {
            return;
        }

        foreach (var section in township.RemainingNames().Where(name => !PlanSections.IsTownships(name)))
        {
            township.Fault(section, "not-the-townships", $"'{section}' is the county's to decide, not the township's.");
            _ = township.Has(section);
        }
    }
}
