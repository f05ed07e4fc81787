using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households;

/// <summary>A person that the search found.</summary>
/// <param name="Age">Whole years on the business date.</param>
/// <param name="Village">The village's or group's name.</param>
/// <param name="EnrolledTier">The tier of this year's enrolment; null while there is none.</param>
/// <param name="FoundBy">What the typed text was taken for when it led here.</param>
/// <param name="IsExempt">The person need not enrol here; why, stands with the household.</param>
public sealed record RegistryHit(
    Guid HouseholdId,
    Guid PersonId,
    string Name,
    Relation Relation,
    string HeadName,
    string HouseholdNumber,
    string Village,
    string GroupName,
    int Age,
    string MaskedIdNumber,
    string? EnrolledTier,
    bool IsExempt,
    SearchKind FoundBy);

/// <summary>The first hits of a search.</summary>
/// <param name="HasMore">True when there are more than are shown: type more.</param>
/// <param name="Understood">What the typed text was taken for, in the order in which it was looked for.</param>
/// <param name="Place">The village that was typed before it; null without one.</param>
public sealed record RegistryHits(IReadOnlyList<RegistryHit> Hits, bool HasMore, IReadOnlyList<SearchKind> Understood, string? Place = null);
