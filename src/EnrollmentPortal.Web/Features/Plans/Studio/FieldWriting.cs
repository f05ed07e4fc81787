using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Web.Features.Plans.WhatIf;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>Between what is typed into a field and what the document holds.</summary>
public static class FieldWriting
{
    /// <summary>What a cell may hold instead of an amount.</summary>
    public static readonly IReadOnlyList<string> SubsidyKinds = ["full", "none", "not-printed", "no-line"];

    /// <summary>A document's value as the field shows it.</summary>
    public static string Show(IStringLocalizer<StudioTexts> texts, FieldKind kind, string value) =>
        kind == FieldKind.Subsidy && SubsidyKinds.Contains(value) ? texts["Kind." + value] : value;

    /// <param name="texts">Names the words.</param>
    /// <param name="kind">Of the field.</param>
    /// <param name="typed">By the official.</param>
    /// <param name="value">For the document; null takes out.</param>
    /// <returns>False where it is none of what the field takes.</returns>
    public static bool TryRead(IStringLocalizer<StudioTexts> texts, FieldKind kind, string typed, out JsonNode? value)
    {
        var text = typed.Trim();
        value = kind switch
        {
            FieldKind.Text => text.Length == 0 ? null : JsonValue.Create(text),
            FieldKind.Amount => Amount(text),
            FieldKind.Subsidy => SubsidyKinds.FirstOrDefault(word => text == word || text == texts["Kind." + word].Value) is { } word ? JsonValue.Create(word) : Amount(text),
            FieldKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(text) : null,
        };
        return value is not null || (kind is FieldKind.Text or FieldKind.Date && text.Length == 0);
    }

    // A question's key stands where an assumption gives the amount.
    private static JsonValue? Amount(string text) =>
        AmountAddress.Yuan(text) is { } yuan ? JsonValue.Create(yuan)
        : text.StartsWith("Q-", StringComparison.Ordinal) ? JsonValue.Create(text) : null;
}
