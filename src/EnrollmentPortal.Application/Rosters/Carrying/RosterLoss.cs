using EnrollmentPortal.Application.Rosters.Reading;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>What a list takes away. It stands in the question before the list is sent, and what was answered is what is done.</summary>
/// <param name="Before">People on the department's list before it; 0 where nobody leaves or loses anything.</param>
/// <param name="Leaving">Of them, those who are on it no longer.</param>
/// <param name="Losing">People who had a subsidy and have none any more.</param>
public sealed record RosterLoss(int Before, int Leaving, int Losing)
{
    public bool IsNone => Leaving == 0 && Losing == 0;

    /// <summary>A second person must confirm it.</summary>
    public bool IsAbove(RosterLimits limits) => 100L * Math.Max(Leaving, Losing) > (long)limits.SecondPersonPercent * Before && !IsNone;
}

/// <summary>A user's confirmation of a list, with what they were told that it takes away.</summary>
public sealed record RosterConsent(Guid RosterId, RosterLoss Seen);

/// <summary>Who has to agree to a list before it counts.</summary>
/// <param name="Percent">The share above which a second person must confirm.</param>
/// <param name="NeedsSecond">The list takes away more than that.</param>
/// <param name="ProposedByName">Who has sent it already; null where nobody has.</param>
/// <param name="MayConfirm">The reader may be the second person.</param>
public sealed record RosterAgreement(RosterLoss Loss, int Percent, bool NeedsSecond, string? ProposedByName, bool MayConfirm);
