using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Web.Features.Plans.WhatIf;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>Between what is typed into a field and what the document holds.</summary>
public static class FieldWriting
{
    /// <summary>What a cell may hold instead of an amount.</summary>
    public static readonly IReadOnlyList<string> SubsidyKinds = ["full", "none", "not-printed", "no-line"];

    private static readonly char[] Commas = ['、', '，', ',', '；', ';'];

    /// <summary>A document's value as the field shows it.</summary>
    public static string Show(IStringLocalizer<StudioTexts> texts, PlanFieldKind kind, JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonArray list => string.Join(texts["Comma"], list.Select(item => item?.ToString())),
        JsonValue value when kind == PlanFieldKind.Subsidy && SubsidyKinds.Contains(value.ToString()) => texts["Kind." + value],
        _ => node.ToString(),
    };

    /// <param name="texts">Names the words.</param>
    /// <param name="kind">Of the field.</param>
    /// <param name="typed">By the official.</param>
    /// <param name="value">For the document; null takes out.</param>
    /// <returns>False where it is none of what the field takes.</returns>
    public static bool TryRead(IStringLocalizer<StudioTexts> texts, PlanFieldKind kind, string typed, out JsonNode? value)
    {
        var text = typed.Trim();
        value = kind switch
        {
            _ when text.Length == 0 => null,
            PlanFieldKind.Amount => Amount(text),
            PlanFieldKind.Subsidy => SubsidyKinds.FirstOrDefault(word => text == word || text == texts["Kind." + word].Value) is { } word ? JsonValue.Create(word) : Amount(text),
            PlanFieldKind.Day => IsQuestion(text) || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(text) : null,
            PlanFieldKind.Number => Number(text),
            PlanFieldKind.Flag => IsQuestion(text) ? JsonValue.Create(text) : JsonValue.Create(text == "true"),
            PlanFieldKind.Texts or PlanFieldKind.Rules => Several(text),
            _ => JsonValue.Create(text),
        };
        return value is not null || (text.Length == 0 && kind is not (PlanFieldKind.Amount or PlanFieldKind.Subsidy));
    }

    /// <summary>True for the id of an assumption, which may stand wherever a value does.</summary>
    public static bool IsQuestion(string text) => text.StartsWith("Q-", StringComparison.Ordinal);

    /// <summary>How an amount reads that the plan does not print.</summary>
    public static string NotPrinted(IStringLocalizer<StudioTexts> texts) => texts["Kind.not-printed"];

    private static JsonValue? Amount(string text) =>
        AmountAddress.Yuan(text) is { } yuan ? JsonValue.Create(yuan) : IsQuestion(text) ? JsonValue.Create(text) : null;

    private static JsonValue? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : IsQuestion(text) ? JsonValue.Create(text) : null;

    // One text is written without a list around it, as the documents do.
    private static JsonNode? Several(string text) =>
        text.Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is var parts && parts.Length == 1
            ? JsonValue.Create(parts[0])
            : parts.Length == 0 ? null : new JsonArray([.. parts.Select(part => JsonValue.Create(part))]);
}
