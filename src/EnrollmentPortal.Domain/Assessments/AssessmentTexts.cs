using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>The sentences that every plan shares. The class marks the resources beside it.</summary>
internal static class AssessmentTexts
{
    private static readonly ResourceManager Resources = new(typeof(AssessmentTexts));

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    // Sentences without places are made once: a batch asks for the same few a hundred thousand times.
    private static readonly ConcurrentDictionary<string, Warning> Known = new(StringComparer.Ordinal);

    /// <summary>The warning with the code.</summary>
    internal static Warning Warning(string code) => Known.GetOrAdd(code, static known => Warning(known, []));

    /// <summary>The warning with the code; the arguments fill the sentence's places.</summary>
    internal static Warning Warning(string code, params ReadOnlySpan<object?> arguments) =>
        new(code, new Wording(Text(code, Chinese, arguments), Text(code, English, arguments)));

    private static string Text(string code, CultureInfo culture, ReadOnlySpan<object?> arguments) =>
        string.Format(culture, Resources.GetString(code, culture)!, arguments);
}
