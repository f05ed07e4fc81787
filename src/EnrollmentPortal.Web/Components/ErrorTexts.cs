using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Components;

/// <summary>The texts of expected refusals, by their stable codes.</summary>
public sealed class ErrorTexts
{
    /// <summary>The text in the user's language; the code itself where a text is missing, which a test forbids.</summary>
    public static string Of(IStringLocalizer<ErrorTexts> texts, Error error) =>
        texts[error.Code, [.. error.Arguments.Select(argument => argument switch
        {
            Wording words => Display.Words(words),
            IReadOnlyList<Wording> several => string.Join(texts["comma"], several.Select(Display.Words)),
            _ => argument,
        })]];
}
