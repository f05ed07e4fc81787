using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans;

/// <summary>筹资方案: one organisation unit's rules for one coverage year, as data. Immutable.</summary>
/// <remarks>A township's plan already holds what it takes over from its county. The engine knows no county by name:
/// whatever differs between counties stands in here.</remarks>
public sealed record Plan
{
    private readonly FrozenDictionary<string, SubsidyCategory> _categoryByName = FrozenDictionary<string, SubsidyCategory>.Empty;

    private PlanPresumptions? _presumptions;

    /// <summary>The unit whose plan it is.</summary>
    public required OrgCode Unit { get; init; }

    /// <summary>参保年度.</summary>
    public required int CoverageYear { get; init; }

    /// <summary>Version of the document; an enrolment keeps the one it was assessed by.</summary>
    public required string Version { get; init; }

    /// <summary>Title for display.</summary>
    public required Wording Title { get; init; }

    /// <summary>The printed documents behind it.</summary>
    public required IReadOnlyList<PlanDocument> Documents { get; init; }

    /// <summary>Every clause, by rule id.</summary>
    public required IReadOnlyDictionary<string, Clause> Clauses { get; init; }

    /// <summary>Gaps and the choices that fill them.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>档次, in printed order.</summary>
    public required ImmutableArray<FeeTier> Tiers { get; init; }

    /// <summary>财政补助.</summary>
    public required GovernmentShare GovernmentShare { get; init; }

    /// <summary>Categories in printed order.</summary>
    public required IReadOnlyList<SubsidyCategory> Categories
    {
        get;
        init
        {
            field = value;
            _categoryByName = value.ToFrozenDictionary(category => category.Name, StringComparer.Ordinal);
        }
    }

    /// <summary>Sets of categories that the decision tables speak of.</summary>
    public required IReadOnlyList<IdentityGroup> Groups { get; init; }

    /// <summary>How several identities give one subsidy.</summary>
    public required IdentityRules Identities { get; init; }

    /// <summary>Spans of payment dates, in order, without gap or overlap.</summary>
    public required ImmutableArray<CollectionWindow> Windows { get; init; }

    /// <summary>Days of every month without payment; null where the plan has none.</summary>
    public SettlementBlackout? Blackout { get; init; }

    /// <summary>待遇享受期.</summary>
    public required CoveragePeriod Coverage { get; init; }

    /// <summary>What years without cover add to a waiting period; null where the plan knows no such rule.</summary>
    public InterruptionRule? Interruption { get; init; }

    /// <summary>Bonuses for years of cover; null where the plan has none.</summary>
    public BonusPlan? Bonuses { get; init; }

    /// <summary>How days are counted.</summary>
    public required DayCounting Counting { get; init; }

    /// <summary>Time given after life events, for display.</summary>
    public required IReadOnlyList<LifeEventLimit> EventLimits { get; init; }

    /// <summary>Whose standard applies; no row means residents'.</summary>
    public required DecisionTable<PayerOutcome> Payers { get; init; }

    /// <summary>Who may be insured here.</summary>
    public required DecisionTable<EligibilityOutcome> Eligibility { get; init; }

    /// <summary>The ways in, by date and circumstance.</summary>
    public required DecisionTable<RouteOutcome> Routes { get; init; }

    /// <summary>Every row that applies adds its clauses and warnings.</summary>
    public required DecisionTable<NoticeOutcome> Notices { get; init; }

    /// <summary>What follows from a change of identity after the payment.</summary>
    public required DecisionTable<ChangeOutcome> Changes { get; init; }

    /// <summary>任务分解表; null where none is printed.</summary>
    public QuotaTable? Quotas { get; init; }

    /// <summary>重点人群.</summary>
    public IReadOnlyList<KeyGroup> KeyGroups { get; init; } = [];

    /// <summary>Phases of the work.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>Bulletins, rosters, reconciliation, deadlines.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Allowances for villages; null where there are none.</summary>
    public IncentivePlan? Incentives { get; init; }

    /// <summary>Ways to pay.</summary>
    public IReadOnlyList<PlanChannel> Channels { get; init; } = [];

    /// <summary>Evidence by channel.</summary>
    public IReadOnlyList<EvidenceRule> Evidence { get; init; } = [];

    /// <summary>Rules for cash; null where the plan says nothing and nobody has decided.</summary>
    public CashRules? Cash { get; init; }

    /// <summary>Who may decide what the plan leaves to a person; null where it says nothing: then officials and those they name.</summary>
    public ReviewRules? Reviews { get; init; }

    /// <summary>Reasons for not enrolling.</summary>
    public IReadOnlyList<PlanExemption> Exemptions { get; init; } = [];

    /// <summary>办理情形: how facts of a person are asked for, and what is taken for granted, in the order in which they are asked.</summary>
    public IReadOnlyList<FactRule> Facts { get; init; } = [];

    /// <summary>What the plan says where only some of a household enrol. A plan that says something wants to know why of each of the others.</summary>
    public IEnumerable<DecisionRow<NoticeOutcome>> HouseholdNotices =>
        Notices.Rows.Where(row => row.When.Facts.Any(asked => asked.Fact == Fact.HouseholdIncomplete && asked.Values is ["yes"]));

    /// <summary>Printed figures about benefits.</summary>
    public IReadOnlyList<Benefit> Benefits { get; init; } = [];

    /// <summary>The tier with the key, or none.</summary>
    public FeeTier? FindTier(string key)
    {
        // Asked for every person: a lambda would be allocated each time.
        foreach (var tier in Tiers)
        {
            if (tier.Key == key)
            {
                return tier;
            }
        }

        return null;
    }

    /// <summary>The category with the printed name, or none.</summary>
    public SubsidyCategory? FindCategory(string name) => _categoryByName.GetValueOrDefault(name);

    /// <summary>The window that a payment date falls into; none before the first and after the last.</summary>
    public CollectionWindow? FindWindow(DateOnly day)
    {
        foreach (var window in Windows)
        {
            if (window.Days.Contains(day))
            {
                return window;
            }
        }

        return null;
    }

    /// <summary>How the plan asks for a fact; null where it says nothing about it.</summary>
    public FactRule? FindFact(FactKind kind) => Facts.FirstOrDefault(rule => rule.Kind == kind);

    /// <summary>What is taken for granted about somebody of an age, and what nobody knows.</summary>
    public Presumed PresumedAt(int age)
    {
        // A copy made by "with" brings the original's along.
        if (_presumptions is not { } known || !ReferenceEquals(known.Plan, this))
        {
            _presumptions = known = new PlanPresumptions(this);
        }

        return known.At(age);
    }

    /// <summary>The assumption about a question, or none.</summary>
    public Assumption? FindAssumption(string question) => Assumptions.FirstOrDefault(item => item.Question == question);

    /// <summary>Two loadings are two plans; comparing their every row would say nothing more.</summary>
    public bool Equals(Plan? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{Unit}/{CoverageYear} version {Version}";
}
