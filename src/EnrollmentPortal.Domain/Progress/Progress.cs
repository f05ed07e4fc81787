using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Progress;

/// <summary>What one village gained on one day. A board sums these rows and never counts people.</summary>
public sealed class VillageProgress : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid CampaignId { get; init; }

    /// <summary>The village, twelve digits.</summary>
    public OrgCode OrgCode { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>People on the books.</summary>
    public int Registered { get; init; }

    /// <summary>People on the books who need not enrol here.</summary>
    public int Exempt { get; init; }

    /// <summary>Of the exempt, those who are insured otherwise: as employees or in another place. 松溉's targets count them as done.</summary>
    public int OtherwiseInsured { get; init; }

    public int Enrolled { get; init; }

    public Money SelfPay { get; init; }

    public Money Subsidy { get; init; }

    public Money GovernmentShare { get; init; }
}

/// <summary>How complete one category is in one village: people with the identity who are not exempt, and those enrolled.</summary>
public sealed class GroupProgress : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid CampaignId { get; init; }

    public OrgCode OrgCode { get; init; }

    public string Category { get; init; } = string.Empty;

    public int Registered { get; init; }

    public int Enrolled { get; init; }
}
