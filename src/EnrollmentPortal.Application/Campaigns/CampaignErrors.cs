using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>Refusals about campaigns and their units.</summary>
public static class CampaignErrors
{
    /// <summary>No such unit, or not one of the reader's: the two read the same.</summary>
    public static readonly Error UnitNotFound = new("campaign.unit-not-found");

    /// <summary>The county has not opened a campaign yet.</summary>
    public static readonly Error NotOpened = new("campaign.not-opened");
}
