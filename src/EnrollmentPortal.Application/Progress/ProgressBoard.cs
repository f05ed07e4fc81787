using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;

namespace EnrollmentPortal.Application.Progress;

/// <summary>How a unit stands in the current campaign, with the units one level down.</summary>
public sealed record ProgressBoard
{
    /// <summary>The unit itself.</summary>
    public required NamedUnit Unit { get; init; }

    /// <summary>From the top of the reader's scope down to the unit above this one.</summary>
    public required IReadOnlyList<NamedUnit> Above { get; init; }

    public required int CoverageYear { get; init; }

    /// <summary>The tenant's business date.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The campaign's first day.</summary>
    public required DateOnly OpenedOn { get; init; }

    public required ProgressCounts Counts { get; init; }

    /// <summary>Null where neither the unit nor any unit below has a quota.</summary>
    public required QuotaStanding? Quota { get; init; }

    /// <summary>What the plan says about goal and window; null where no plan was found for the unit.</summary>
    public required BoardTerms? Terms { get; init; }

    /// <summary>Null when no window is open.</summary>
    public required Forecast? Forecast { get; init; }

    /// <summary>The units one level down that have people or a quota, by code. Empty for a village.</summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>Units one level down of which nothing is known here yet.</summary>
    public required int SilentUnits { get; init; }

    /// <summary>Every day from the opening to today, in order.</summary>
    public required IReadOnlyList<DayProgress> Days { get; init; }
}

/// <summary>A unit with the name that people use.</summary>
public sealed record NamedUnit(OrgCode Code, string Name);

/// <summary>A unit one level down.</summary>
/// <param name="Unit">Code and name.</param>
/// <param name="Counts">The unit's own people.</param>
/// <param name="Quota">Its quota, or the sum of the quotas below it.</param>
/// <param name="PrintedName">The name in the plan's table where it differs from the list's.</param>
/// <param name="CountedIn">The unit whose quota counts these people, where the plan's table has no row for them.</param>
public sealed record BoardRow(NamedUnit Unit, ProgressCounts Counts, QuotaStanding? Quota, string? PrintedName, OrgCode? CountedIn);

/// <summary>What one day brought.</summary>
public sealed record DayProgress(DateOnly Day, int Enrolled, int EnrolledSoFar, Money SelfPay);
