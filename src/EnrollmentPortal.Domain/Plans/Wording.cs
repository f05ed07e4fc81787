namespace EnrollmentPortal.Domain.Plans;

/// <summary>A short text of a plan in the two languages of the portal.</summary>
/// <param name="Zh">Simplified Chinese: the plan's own key terms in our own sentence.</param>
/// <param name="En">English.</param>
public sealed record Wording(string Zh, string En)
{
    /// <summary>The text for a culture's two-letter language; every language but English reads Chinese.</summary>
    public string In(string twoLetterLanguage) =>
        string.Equals(twoLetterLanguage, "en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
