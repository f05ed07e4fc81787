namespace EnrollmentPortal.Domain.Policies;

/// <summary>Ordered rows: the first that applies decides.</summary>
public sealed record DecisionTable<TOutcome>(IReadOnlyList<DecisionRow<TOutcome>> Rows)
{
    internal DecisionRow<TOutcome>? First(FactSheet sheet, DayCounting counting)
    {
        foreach (var row in Rows)
        {
            if (row.When.Hold(sheet, counting))
            {
                return row;
            }
        }

        return null;
    }
}
