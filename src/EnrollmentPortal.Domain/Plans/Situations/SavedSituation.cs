using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Situations;

/// <summary>A situation that an office keeps, to see at every change of its plan what becomes of it.</summary>
public sealed class SavedSituation : ITenantOwned
{
    private SavedSituation()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="unit">The unit whose plan it asks.</param>
    /// <param name="createdByName">Who wrote it.</param>
    /// <param name="createdAt">When.</param>
    public SavedSituation(Guid id, OrgCode unit, string createdByName, DateTimeOffset createdAt)
    {
        (TenantId, Id, OrgCode) = (unit.TenantId, id, unit);
        (CreatedByName, CreatedAt) = (createdByName, createdAt);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public OrgCode OrgCode { get; private init; }

    /// <summary>The year whose dates it names; in another year's plan they move with it.</summary>
    public int CoverageYear { get; private set; }

    /// <summary>In plain words, unique in the unit.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Key of a tier; null where the plan has one.</summary>
    public string? Tier { get; private set; }

    public DateOnly? BornOn { get; private set; }

    /// <summary>Categories as printed, <c>;</c> between them.</summary>
    public string Identities { get; private set; } = string.Empty;

    /// <summary>In the closed vocabulary of files.</summary>
    public string Circumstances { get; private set; } = string.Empty;

    public DateOnly? PaidOn { get; private set; }

    /// <summary>What must come out; null where nothing is said.</summary>
    public Verdict? ExpectedVerdict { get; private set; }

    /// <summary>自付 that must come out; null where nothing is said.</summary>
    public Money? ExpectedSelfPay { get; private set; }

    public string CreatedByName { get; private init; } = string.Empty;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Names it and says who comes, when, with what.</summary>
    public void Ask(string name, int coverageYear, SituationFacts facts)
    {
        (Name, CoverageYear) = (name, coverageYear);
        (Tier, BornOn, Identities, Circumstances, PaidOn) = (facts.Tier, facts.BornOn, string.Join(';', facts.Identities), facts.Circumstances, facts.PaidOn);
    }

    /// <summary>Says what must come out; nulls for what need not be watched.</summary>
    public void Expect(Verdict? verdict, Money? selfPay) => (ExpectedVerdict, ExpectedSelfPay) = (verdict, selfPay);
}

/// <summary>Who comes, when, with what.</summary>
/// <param name="Tier">Key of a tier; null where the plan has one.</param>
/// <param name="Identities">Categories as printed.</param>
/// <param name="Circumstances">In the closed vocabulary of files.</param>
public sealed record SituationFacts(string? Tier, DateOnly? BornOn, IReadOnlyList<string> Identities, string Circumstances, DateOnly? PaidOn);
