using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Reasons that count alike, as the tables keep them.</summary>
internal static class StoredReasons
{
    /// <summary>Those for which <see cref="ExemptionReasons.IsOtherwiseInsured"/> holds.</summary>
    public static readonly string[] OtherwiseInsured =
        [.. Enum.GetValues<ExemptionReason>().Where(reason => reason.IsOtherwiseInsured()).Select(reason => reason.ToString())];
}
