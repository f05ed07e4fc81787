using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>One thing that happened to a household or to one of its members.</summary>
/// <param name="Person">The member's name; null where it concerns the household.</param>
/// <param name="OldValues">JSON, or null.</param>
/// <param name="NewValues">JSON, or null.</param>
/// <param name="ListName">The file that brought it; null where somebody did it by hand.</param>
public sealed record HistoryLine(
    DateTimeOffset At, string ActorName, string? ActorRole, string Action, string? Person, string? OldValues, string? NewValues, string? Reason, string? ListName = null)
{
    /// <summary>The member; null where it concerns the household or came with a file.</summary>
    internal Guid? PersonId { get; init; }
}
