using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>A life event and its documented day.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">When. A birth may leave it at its default: the birth date then counts.</param>
public sealed record LifeEvent(LifeEventKind Kind, DateOnly On)
{
    /// <summary>True where it had still to happen on the day and is nothing that is known beforehand.</summary>
    internal bool IsOutstandingOn(DateOnly? day) => On > day && !Kind.MayLieAhead();
}
