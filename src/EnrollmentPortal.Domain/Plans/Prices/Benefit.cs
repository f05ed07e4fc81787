using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>A printed figure about benefits. It is shown, never calculated with.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">What it is.</param>
/// <param name="Tier">The tier it belongs to; null for all.</param>
/// <param name="Amount">Yuan, where it is an amount.</param>
/// <param name="Percent">Per cent, where it is a rate.</param>
/// <param name="From">First day, where one is printed.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record Benefit(
    string Key, Wording Name, string? Tier, Money? Amount, decimal? Percent, DateOnly? From, Clause Clause);
