using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Plans.WhatIf;

/// <summary>Changed amounts in the address: a link shows a colleague the same, and nothing is lost with the connection.</summary>
public static class AmountAddress
{
    public const string Path = "/plan/what-if";

    private const char Separator = '|';

    /// <summary>Reads <c>tier|yuan</c> and <c>category|tier|yuan</c>; what is none of them is left out.</summary>
    public static IReadOnlyList<AmountChange> Read(IEnumerable<string> values) => [.. values.Select(Read).OfType<AmountChange>()];

    public static string Of(IEnumerable<AmountChange> changes, string? tab)
    {
        var parts = changes.Select(change => "a=" + Uri.EscapeDataString(Write(change))).ToList();
        if (tab is not null)
        {
            parts.Add("tab=" + tab);
        }

        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>An amount as people type it; null where it is none.</summary>
    public static decimal? Yuan(string? typed) =>
        decimal.TryParse(typed?.Trim().TrimStart('¥'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && yuan is >= 0 and < 100_000 && yuan * 100 == decimal.Truncate(yuan * 100) ? yuan : null;

    /// <summary>Under which the results of a unit's and year's changed amounts are kept: always the same one.</summary>
    public static Guid Id(OrgCode unit, int coverageYear) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"what-if/{unit}/{coverageYear}"))).AsSpan(0, 16));

    private static AmountChange? Read(string value) => value.Split(Separator) switch
    {
        [var tier, var yuan] when Yuan(yuan) is { } amount => new AmountChange(null, tier, amount),
        [var category, var tier, var yuan] when Yuan(yuan) is { } amount => new AmountChange(category, tier, amount),
        _ => null,
    };

    private static string Write(AmountChange change)
    {
        var yuan = change.Yuan.ToString(CultureInfo.InvariantCulture);
        return change.Category is null ? $"{change.Tier}{Separator}{yuan}" : $"{change.Category}{Separator}{change.Tier}{Separator}{yuan}";
    }
}
