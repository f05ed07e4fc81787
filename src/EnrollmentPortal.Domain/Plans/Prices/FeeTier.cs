using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>档次: an individual standard that a person may choose.</summary>
/// <param name="Key">As printed: 一档, 二档, or 单一档 where the plan has one standard.</param>
/// <param name="Name">For display.</param>
/// <param name="Standard">Individual standard of residents, per person and year.</param>
/// <param name="StudentStandard">Individual standard of university students; null where none is printed.</param>
public sealed record FeeTier(string Key, Wording Name, Figure Standard, Figure? StudentStandard)
{
    /// <summary>The standard of the payer; residents' where students have none of their own.</summary>
    public Figure StandardFor(PayerKind payer) => payer switch
    {
        PayerKind.Resident => Standard,
        PayerKind.UniversityStudent => StudentStandard ?? Standard,
    };
}
