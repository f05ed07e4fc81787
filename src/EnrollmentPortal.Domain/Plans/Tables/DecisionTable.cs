using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans.Calendar;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>Ordered rows: the first that applies decides.</summary>
public sealed record DecisionTable<TOutcome>(ImmutableArray<DecisionRow<TOutcome>> Rows)
{
    /// <summary>Every row of the document in its order, also those that another choice of an assumption would bring in: for the editor of the table.</summary>
    public ImmutableArray<DecisionRow<TOutcome>> Written { get; init; } = Rows;

    internal DecisionRow<TOutcome>? First(FactSheet sheet, DayCounting counting)
    {
        foreach (var row in Rows)
        {
            if (row.When.Hold(sheet, counting))
            {
                // With unknown facts a row may hold only perhaps: then nothing behind it is decided either.
                return sheet.HasOpen && row.When.FindOpen(sheet) is { } open ? Undecided(sheet, open) : row;
            }
        }

        return null;
    }

    private static DecisionRow<TOutcome>? Undecided(FactSheet sheet, Fact open)
    {
        sheet.Block(open);
        return null;
    }
}
