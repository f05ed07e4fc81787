namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>What was typed and ticked: exactly what the address says, so that a shared link shows the same.</summary>
public sealed class CalculatorInput
{
    public const string CountyField = "county";
    public const string TownshipField = "township";
    public const string BornField = "born";
    public const string PaidField = "paid";
    public const string IdentityField = "identity";
    public const string EventDayField = "event_on";

    // More text than any field can need is no input but an attack on the page that repeats it.
    private const int MaxLength = 60;
    private readonly Dictionary<string, string> _values;

    private CalculatorInput(Dictionary<string, string> values, IReadOnlyList<string> identities) => (_values, Identities) = (values, identities);

    /// <summary>Nothing typed yet.</summary>
    public static CalculatorInput Empty { get; } = new([], []);

    /// <summary>Names of categories as the plan prints them.</summary>
    public IReadOnlyList<string> Identities { get; }

    /// <summary>True once something beside the county was sent.</summary>
    public bool IsSubmitted => _values.Keys.Any(key => key != CountyField) || Identities.Count > 0;

    /// <summary>The field's text without blanks around it; empty where nothing was sent.</summary>
    public string this[string field] => _values.GetValueOrDefault(field, string.Empty);

    public static CalculatorInput From(IQueryCollection query) => new(
        query.Where(pair => pair.Key != IdentityField).ToDictionary(pair => pair.Key, pair => Cut(pair.Value.LastOrDefault()), StringComparer.Ordinal),
        [.. query[IdentityField].Select(Cut).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)]);

    /// <summary>The same with another answer in one field.</summary>
    public CalculatorInput With(string field, string? text) =>
        new(new Dictionary<string, string>(_values, StringComparer.Ordinal) { [field] = Cut(text) }, Identities);

    /// <summary>The same with an identity ticked or not.</summary>
    public CalculatorInput WithIdentity(string name, bool chosen) =>
        new(_values, [.. Identities.Where(known => known != name), .. chosen ? [name] : Array.Empty<string>()]);

    private static string Cut(string? text) => text is null ? string.Empty : text.Trim() is { Length: > MaxLength } trimmed ? trimmed[..MaxLength] : text.Trim();
}
