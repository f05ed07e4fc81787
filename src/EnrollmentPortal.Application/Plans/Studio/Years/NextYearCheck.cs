using System.Globalization;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>Something that came from last year's document as it was; of texts see <see cref="YearTexts"/>.</summary>
public enum NextYearCheckKind
{
    /// <summary>The printed source is last year's.</summary>
    Document,

    /// <summary>A standard is last year's.</summary>
    Standard,

    /// <summary>The government share is last year's.</summary>
    GovernmentShare,

    /// <summary>A category's subsidies are last year's.</summary>
    Subsidy,

    /// <summary>A subsidy was the whole standard and is no longer: last year these people paid nothing.</summary>
    NoLongerFull,

    /// <summary>A window is last year's, a year later: days of the week and holidays lie elsewhere.</summary>
    Window,

    /// <summary>Rows of the quota table are last year's.</summary>
    Quotas,

    /// <summary>Nobody has confirmed the assumption for the new year.</summary>
    Assumption,
}

/// <summary>What an official must look at before a copied plan is next year's.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Key">The same place by the items' keys, with the figures where there are any: other figures are looked at again.</param>
/// <param name="Count">How many places there.</param>
public sealed record NextYearCheck(NextYearCheckKind Kind, string Path, string Key, int Count = 1)
{
    /// <summary>What an assumption is about: its number alone tells nobody.</summary>
    public Wording? About { get; init; }

    /// <summary>Of <see cref="NextYearCheckKind.NoLongerFull"/>.</summary>
    public SubsidyGap? Gap { get; init; }
}

/// <summary>A subsidy below a standard that it covered last year, in yuan.</summary>
/// <param name="Before">Last year's subsidy, which was last year's standard.</param>
/// <param name="Subsidy">What the draft grants.</param>
/// <param name="Standard">The draft's standard for these people.</param>
public sealed record SubsidyGap(decimal Before, decimal Subsidy, decimal Standard)
{
    /// <summary>What they would pay, who paid nothing.</summary>
    public decimal SelfPay => Standard - Subsidy;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subsidy}/{Standard}");
}
