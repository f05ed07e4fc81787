using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Registry;

/// <summary>Exemptions as far as a user may know them. Every use case that cadres have asks here before it answers.</summary>
/// <remarks>A cadre reads prison as "another reason", and of another reason its first day alone: a note, or a last day, would tell the two apart.</remarks>
public static class SeenExemptions
{
    /// <summary>How the database and the trail write the reason that says nothing.</summary>
    internal const string AnotherReason = nameof(ExemptionReason.Other);

    /// <summary>The exemption as the user may know it.</summary>
    public static Exemption SeenBy(this Exemption exemption, Actor actor) =>
        IsVagueTo(actor, exemption.Reason) ? new Exemption(ExemptionReason.Other, exemption.Since) : exemption;

    /// <summary>True where the user knows only that there is another reason.</summary>
    /// <param name="actor">The user.</param>
    /// <param name="reason">The name of the reason; null where there is no exemption.</param>
    internal static bool IsVagueTo(Actor actor, string? reason) => reason is not null && IsVagueTo(actor, Enum.Parse<ExemptionReason>(reason));

    private static bool IsVagueTo(Actor actor, ExemptionReason reason) =>
        actor.Role == Role.VillageCadre && (reason == ExemptionReason.Other || reason.IsHiddenFromCadres());
}
