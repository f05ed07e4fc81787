using System.Globalization;
using EnrollmentPortal.Domain.Policies;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>What is wrong with a draft, in the page's language.</summary>
public static class FaultWords
{
    /// <summary>The loader's sentence is English and names the value; in Chinese the kind of fault has a sentence.</summary>
    public static string Of(IStringLocalizer<StudioTexts> texts, PlanFault fault) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en" && texts["Fault." + fault.Code] is { ResourceNotFound: false } known ? known.Value : fault.Sentence;
}
