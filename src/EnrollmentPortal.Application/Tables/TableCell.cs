namespace EnrollmentPortal.Application.Tables;

/// <summary>A value to write. A workbook gets numbers and days as such, so that they can be added up and sorted.</summary>
public readonly record struct TableCell
{
    private TableCell(string? text, decimal? number, DateOnly? day) => (Text, Number, Day) = (text, number, day);

    public string? Text { get; }

    public decimal? Number { get; }

    public DateOnly? Day { get; }

    public static implicit operator TableCell(string? text) => new(text, null, null);

    public static implicit operator TableCell(decimal? number) => new(null, number, null);

    public static implicit operator TableCell(int number) => new(null, number, null);

    public static implicit operator TableCell(DateOnly? day) => new(null, null, day);
}
