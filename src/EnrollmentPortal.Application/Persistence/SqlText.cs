using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Puts pieces of SQL together so that text stays text and values stay parameters.</summary>
internal static class SqlText
{
    /// <summary>The statement with those arguments written out that are pieces of SQL themselves; all others remain parameters.</summary>
    public static FormattableString Join(FormattableString statement)
    {
        var text = new StringBuilder(statement.Format);
        var values = new List<object?>();
        for (var index = 0; index < statement.ArgumentCount; index++)
        {
            var hole = Hole(index);
            if (statement.GetArgument(index) is FormattableString { ArgumentCount: 0 } piece)
            {
                text.Replace(hole, piece.Format);
            }
            else
            {
                // Numbered again from the left; a hole's new number is never larger than its old one.
                text.Replace(hole, Hole(values.Count));
                values.Add(statement.GetArgument(index));
            }
        }

        return FormattableStringFactory.Create(text.ToString(), [.. values]);
    }

    private static string Hole(int index) => string.Create(CultureInfo.InvariantCulture, $"{{{index}}}");
}
