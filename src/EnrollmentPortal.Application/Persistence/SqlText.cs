using System.Globalization;
using System.Runtime.CompilerServices;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Puts pieces of SQL together so that text stays text and values stay parameters.</summary>
internal static class SqlText
{
    /// <summary>The statement with those arguments written out that are pieces of SQL themselves, and the pieces within them; all others remain parameters.</summary>
    public static FormattableString Join(FormattableString statement)
    {
        var values = new List<object?>();
        var text = Write(statement, values);
        return FormattableStringFactory.Create(text, [.. values]);
    }

    private static string Write(FormattableString piece, List<object?> values)
    {
        var written = piece.GetArguments().Select(argument => argument is FormattableString inner ? Write(inner, values) : Hole(argument, values)).ToArray();
        // Formatting takes one of two braces away; the statement is formatted once more when it is sent.
        var text = piece.Format.Replace("{{", "{{{{", StringComparison.Ordinal).Replace("}}", "}}}}", StringComparison.Ordinal);
        return string.Format(CultureInfo.InvariantCulture, text, written);
    }

    private static string Hole(object? value, List<object?> values)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }
}
