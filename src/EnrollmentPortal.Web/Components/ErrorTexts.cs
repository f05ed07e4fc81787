using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Components;

/// <summary>The texts of expected refusals, by their stable codes.</summary>
public sealed class ErrorTexts
{
    // A row that was kept before its arguments were must not cost the whole page: what is missing shows as a gap. No text has more.
    private static readonly string[] Gaps = [.. Enumerable.Repeat("…", 8)];

    /// <summary>The text in the user's language; the code itself where a text is missing, which a test forbids.</summary>
    public static string Of(IStringLocalizer<ErrorTexts> texts, Error error) => texts[error.Code, Filling(error, texts["comma"])];

    /// <summary>What fills the placeholders of an error's text.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="comma">Stands between the items of a list.</param>
    public static object[] Filling(Error error, string comma) =>
    [
        .. error.Arguments.Select(argument => argument switch
        {
            DateOnly day => Display.Date(day),
            Wording words => Display.Words(words),
            IReadOnlyList<Wording> several => string.Join(comma, several.Select(Display.Words)),
            _ => argument,
        }),
        .. Gaps,
    ];
}
