using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>Where the columns of a batch file stand.</summary>
internal sealed class BatchHeader
{
    // In the order of BatchColumn.
    private static readonly string[] Names = ["case_id", "plan", "campaign_year", "tier", "born_on", "identities", "circumstances", "paid_on"];

    private readonly int[] _places;

    private BatchHeader(int[] places, int columns) => (_places, Columns) = (places, columns);

    /// <summary>How many columns the file has, also those that are passed over.</summary>
    public int Columns { get; }

    /// <summary>The name that the header gives a column.</summary>
    public static string NameOf(BatchColumn column) => Names[(int)column];

    /// <summary>Finds the columns; a missing one or one that stands twice is an error.</summary>
    public static Result<BatchHeader> Read(IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var missing = Names.Except(names, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return BatchErrors.MissingColumns(string.Join(", ", missing));
        }

        var twice = Names.FirstOrDefault(name => names.Count(other => other == name) > 1);
        return twice is not null ? BatchErrors.ColumnTwice(twice) : new BatchHeader([.. Names.Select(name => names.IndexOf(name))], names.Count);
    }

    /// <summary>The cells by <see cref="BatchColumn"/>. Spreadsheets drop separators at a row's end: what is missing there is empty.</summary>
    public string[] Arrange(TableRow row) => [.. _places.Select(place => row[place].Trim())];
}
