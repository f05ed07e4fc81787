using EnrollmentPortal.Domain.Kernel;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Components;

/// <summary>The texts of expected refusals, by their stable codes.</summary>
public sealed class ErrorTexts
{
    /// <summary>The text in the user's language; the code itself where a text is missing, which a test forbids.</summary>
    public static string Of(IStringLocalizer<ErrorTexts> texts, Error error) =>
        texts[error.Code, [.. error.Arguments]];
}
