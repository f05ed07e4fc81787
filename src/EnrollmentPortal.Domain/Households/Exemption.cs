using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Households;

/// <summary>Why a person need not enrol here, since when, and by which evidence.</summary>
/// <param name="Since">First day, inclusive.</param>
/// <param name="Note">The evidence in words; null where the reason says enough.</param>
/// <param name="Until">The day on which it ends by itself; from that day on the person should enrol. Null where nobody knows.</param>
/// <param name="Kind">How the person is insured elsewhere; null for the other reasons.</param>
/// <param name="Place">Where; null for the other reasons.</param>
public sealed record Exemption(
    ExemptionReason Reason, DateOnly Since, string? Note = null, DateOnly? Until = null, InsuredKind? Kind = null, string? Place = null);

/// <summary>How somebody is insured elsewhere (异地参保险种).</summary>
public enum InsuredKind
{
    /// <summary>城乡居民基本医疗保险 of another county.</summary>
    Resident,

    /// <summary>职工基本医疗保险 in another place.</summary>
    Employee,

    /// <summary>大学生医保 at the place of study.</summary>
    Student,

    /// <summary>Another kind, which the note names.</summary>
    Other,
}
