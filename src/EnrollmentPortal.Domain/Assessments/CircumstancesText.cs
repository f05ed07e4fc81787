using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Reads circumstances as they are written in files: <c>event=newborn;event_on=2024-03-01;independent=yes</c>.</summary>
/// <remarks>The vocabulary is closed: an unknown key or value is an error, because a typing error would change a price silently.</remarks>
public static class CircumstancesText
{
    /// <summary>The circumstances, or the first error.</summary>
    public static Result<Circumstances> Parse(string? text)
    {
        var reader = new CircumstancesReader();
        foreach (var part in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                return AssessmentErrors.UnknownCircumstance(part);
            }

            if (reader.Read(part[..sign].Trim(), part[(sign + 1)..].Trim()) is { } error)
            {
                return error;
            }
        }

        return reader.Finish();
    }
}
