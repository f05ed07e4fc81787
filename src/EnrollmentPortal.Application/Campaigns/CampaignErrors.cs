using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>Refusals about campaigns and their units.</summary>
public static class CampaignErrors
{
    /// <summary>No such unit, or not one of the reader's: the two read the same.</summary>
    public static readonly Error UnitNotFound = new("campaign.unit-not-found");

    /// <summary>The county has not opened a campaign yet.</summary>
    public static readonly Error NotOpened = new("campaign.not-opened");

    /// <summary>The year is closed: whatever would change it needs a reopening first.</summary>
    public static Error YearClosed(int coverageYear) => new("campaign.year-closed", coverageYear);

    /// <summary>There is no campaign of the year.</summary>
    public static Error YearNotFound(int coverageYear) => new("campaign.year-not-found", coverageYear);

    /// <summary>Somebody opened, closed or reopened the year meanwhile.</summary>
    public static Error YearChanged(int coverageYear) => new("campaign.year-changed", coverageYear);

    /// <summary>No plan of the year holds yet: without one nobody can be priced.</summary>
    public static Error YearWithoutPlan(int coverageYear) => new("campaign.year-without-plan", coverageYear);

    /// <summary>Payments for a year are taken from the calendar year before it on, never earlier.</summary>
    public static Error YearTooEarly(int coverageYear, DateOnly firstDay) => new("campaign.year-too-early", coverageYear, firstDay);

    /// <summary>Benefits of the year still begin until its last day, for newborns at least.</summary>
    public static Error YearNotOver(int coverageYear, DateOnly lastDay) => new("campaign.year-not-over", coverageYear, lastDay);

    /// <summary>Refunds or subsidies after the fact wait for a decision.</summary>
    public static Error YearHasOpenCases(int coverageYear, int cases) => new("campaign.year-has-open-cases", coverageYear, cases);

    /// <summary>A zero declaration has been proposed or approved and is not done.</summary>
    public static Error YearHasDeclaration(int coverageYear) => new("campaign.year-has-declaration", coverageYear);

    /// <summary>Closing and reopening are for the record.</summary>
    public static readonly Error YearReason = new("campaign.year-reason");
}
