using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Contributions;

/// <summary>A person is enrolled for a coverage year, by figures that are frozen with it.</summary>
public sealed class Enrollment : ITenantOwned
{
    private Enrollment()
    {
    }

    public Enrollment(EnrollmentEntry entry, EnrollmentPrice price)
    {
        (TenantId, Id, CampaignId, ContributionId) = (entry.Unit.TenantId, entry.Id, entry.CampaignId, entry.ContributionId);
        (PersonId, HouseholdId, OrgCode, PlanVersionId) = (entry.PersonId, entry.HouseholdId, entry.Unit, entry.PlanVersionId);
        (HomeCode, EnrolledOn, Assessment) = (entry.Unit, entry.EnrolledOn, entry.Assessment);
        (Tier, Route, Standard, SelfPay) = (price.Tier, price.Route, price.Standard, price.SelfPay);
        (Subsidy, SubsidyCategory, SubsidyFunder) = (price.Subsidy, price.SubsidyCategory, price.SubsidyFunder);
        (GovernmentShare, BuyBack) = (price.GovernmentShare, price.BuyBack);
        (EntitledFrom, EntitledTo) = (price.EntitledFrom, price.EntitledTo);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid ContributionId { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid HouseholdId { get; private init; }

    /// <summary>The unit in which the money was taken: the ledger's, for ever.</summary>
    public OrgCode OrgCode { get; private init; }

    /// <summary>Where the person lives now; moves with the person, so that the cover is seen there, too.</summary>
    public OrgCode HomeCode { get; private set; }

    /// <summary>The published plan by which the price was computed.</summary>
    public Guid PlanVersionId { get; private init; }

    public string Tier { get; private init; } = string.Empty;

    public string Route { get; private init; } = string.Empty;

    public Money Standard { get; private init; }

    public Money Subsidy { get; private init; }

    public string? SubsidyCategory { get; private init; }

    public string? SubsidyFunder { get; private init; }

    public Money SelfPay { get; private init; }

    public Money GovernmentShare { get; private init; }

    /// <summary>缴费修复: what was paid for years left out, without a subsidy.</summary>
    public Money BuyBack { get; private init; }

    /// <summary>First day of benefits; null when the plan gives none or does not print it.</summary>
    public DateOnly? EntitledFrom { get; private init; }

    /// <summary>Last day of benefits, inclusive.</summary>
    public DateOnly? EntitledTo { get; private init; }

    public DateOnly EnrolledOn { get; private init; }

    /// <summary>The whole assessment as JSON: figures, clauses, assumptions, as they were read out.</summary>
    public string Assessment { get; private init; } = "{}";
}

/// <summary>Who is enrolled, where, by which payment and plan.</summary>
public sealed record EnrollmentEntry(
    Guid Id, Guid CampaignId, Guid ContributionId, Guid PersonId, Guid HouseholdId, OrgCode Unit, Guid PlanVersionId, DateOnly EnrolledOn, string Assessment);

/// <summary>The frozen figures of an assessment.</summary>
public sealed record EnrollmentPrice(
    string Tier,
    string Route,
    Money Standard,
    Money Subsidy,
    string? SubsidyCategory,
    string? SubsidyFunder,
    Money SelfPay,
    Money GovernmentShare,
    Money BuyBack,
    DateOnly? EntitledFrom,
    DateOnly? EntitledTo)
{
    /// <summary>What changes hands.</summary>
    public Money Total => SelfPay + GovernmentShare + BuyBack;
}
