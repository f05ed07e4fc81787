using System.Globalization;

namespace EnrollmentPortal.Domain.Kernel;

/// <summary>A day as files write it: <c>2023-11-20</c>.</summary>
public static class WrittenDay
{
    private const int FirstYear = 1900;

    private const int LastYear = 2100;

    /// <summary>True for a day of the calendar from 1900 to 2100.</summary>
    /// <remarks>Any other year is a typing error, and counting days from the last one of the calendar would leave it.</remarks>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= FirstYear and <= LastYear;
}
