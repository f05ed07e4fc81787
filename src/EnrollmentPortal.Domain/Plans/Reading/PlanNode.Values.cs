using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;

namespace EnrollmentPortal.Domain.Plans.Reading;

internal sealed partial class PlanNode
{
    /// <summary>
    /// The value under a name as text. A value of the form <c>Q-XX-nn</c> stands for the value of that assumption, so that
    /// a figure which is not printed is visible and can be switched in one place.
    /// </summary>
    internal string? TextOrNull(string name)
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            Fault(name, "not-a-value", "A single value is expected here.");
            return null;
        }

        var text = element.ToString();
        return QuestionId().IsMatch(text) ? ValueOf(name, text) : text;
    }

    internal string Text(string name) => Required(name, TextOrNull(name), string.Empty);

    internal bool Flag(string name) => string.Equals(TextOrNull(name), "True", StringComparison.OrdinalIgnoreCase);

    internal int? WholeOrNull(string name) => Parsed<int>(name, "whole-number", "A whole number is expected here.",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null);

    internal int Whole(string name) => Required(name, WholeOrNull(name), 0);

    internal decimal? NumberOrNull(string name) => Parsed<decimal>(name, "number", "A number is expected here.",
        text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null);

    internal decimal Number(string name) => Required(name, NumberOrNull(name), 0m);

    /// <summary>An amount in yuan with at most two decimals.</summary>
    internal Money? YuanOrNull(string name) => Parsed<Money>(name, "amount", "An amount in yuan, not below zero, is expected here.",
        text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan)
            && yuan >= 0 && yuan * 100 == decimal.Truncate(yuan * 100)
                ? Money.FromYuan(yuan)
                : null);

    internal Money Yuan(string name) => Required(name, YuanOrNull(name), Money.Zero);

    internal DateOnly? DayOrNull(string name) => Parsed<DateOnly>(name, "date", "A date such as 2023-12-31 is expected here.",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    internal DateOnly Day(string name) => Required(name, DayOrNull(name), default);

    internal TimeOnly? TimeOrNull(string name) => Parsed<TimeOnly>(name, "time", "A time such as 12:00 is expected here.",
        text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null);

    internal OrgCode? UnitOrNull(string name) => Parsed<OrgCode>(name, "unit", "A unit code of 6, 9, 12 or 15 digits is expected here.",
        text => OrgCode.TryParse(text, out var unit) ? unit : null);

    /// <summary>A value of a closed vocabulary.</summary>
    internal T? ChoiceOrNull<T>(string name)
        where T : struct, Enum => Parsed<T>(
            name,
            "unknown-value",
            $"One of {string.Join(", ", Vocabulary<T>.Names)} is expected here.",
            text => Vocabulary<T>.TryParse(text, out var value) ? value : null);

    internal T Choice<T>(string name)
        where T : struct, Enum => Required(name, ChoiceOrNull<T>(name), default(T));

    /// <summary>A number of days or months, such as <c>{"days": 90}</c>.</summary>
    internal TimeSpanLimit? LimitOrNull(string name)
    {
        if (Section(name) is not { } limit)
        {
            return null;
        }

        var (days, months) = (limit.WholeOrNull("days"), limit.WholeOrNull("months"));
        if ((days is null) == (months is null))
        {
            limit.Fault(null, "limit", "Either 'days' or 'months' is expected here.");
        }

        return new TimeSpanLimit(days ?? months ?? 0, months is not null);
    }

    private T? Parsed<T>(string name, string code, string sentence, Func<string, T?> parse)
        where T : struct
    {
        // The empty value of an assumption means: not entered yet.
        if (TextOrNull(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        Fault(name, code, $"'{text}' cannot stand here. {sentence}");
        return null;
    }

    private T Required<T>(string name, T? value, T fallback)
        where T : struct
    {
        if (value is { } known)
        {
            return known;
        }

        ReportMissing(name);
        return fallback;
    }

    private string Required(string name, string? value, string fallback)
    {
        if (value is { Length: > 0 })
        {
            return value;
        }

        ReportMissing(name);
        return fallback;
    }

    private void ReportMissing(string name)
    {
        // A value that stands there but cannot be read has been reported already.
        if (Find(name) is not { } element || element.ToString().Length == 0)
        {
            Fault(name, "missing", $"'{name}' is missing.");
        }
    }

    private string? ValueOf(string name, string question)
    {
        if (Context.Assumptions.TryGetValue(question, out var assumption))
        {
            return assumption.Value;
        }

        Fault(name, "unknown-question", $"The plan has no assumption '{question}'.");
        return null;
    }

    [GeneratedRegex("^Q-[A-Z]{2,3}-[0-9]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuestionId();
}
