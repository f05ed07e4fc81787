using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>One band.</summary>
/// <param name="AtLeastPercent">Completion from which it applies.</param>
/// <param name="PerHead">Allowance per head.</param>
/// <param name="TownShare">What the town pays of it.</param>
/// <param name="VillageShare">What the village pays of it.</param>
/// <param name="AppraisalPoints">Points in the annual appraisal.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record IncentiveBand(
    decimal AtLeastPercent, Money PerHead, Money TownShare, Money VillageShare, decimal AppraisalPoints, Clause Clause);
