using EnrollmentPortal.Domain.Assessments.Running;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>What one person owes for a coverage year by one payment date, what they get, and every clause that says so.</summary>
public sealed record Assessment
{
    /// <summary>May the person enrol?</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Key of the row that decided: of the plan's routes, or of its eligibility table.</summary>
    public required string Route { get; init; }

    /// <summary>Name of that row.</summary>
    public required Wording RouteName { get; init; }

    /// <summary>The tier that was priced; null where none was chosen.</summary>
    public string? Tier { get; init; }

    /// <summary>Individual standard; null where the route has no price.</summary>
    public Money? Standard { get; init; }

    /// <summary>Subsidy; null where refused, or where the amount is not printed.</summary>
    public Money? Subsidy { get; init; }

    /// <summary>Whose subsidy it is; null where there is none.</summary>
    public SubsidyGrant? Grant { get; init; }

    /// <summary>自付: standard less subsidy, without the government share; null where it cannot be known.</summary>
    public Money? SelfPay { get; init; }

    /// <summary>The government share as far as the person pays it.</summary>
    public GovernmentShareDue GovernmentShare { get; init; }

    /// <summary>缴费修复: what the person pays for interrupted years, without a subsidy; zero where none is bought back.</summary>
    public Money BuyBack { get; init; }

    /// <summary>What the cashier takes: self-pay, government share and bought-back years; null while one of them is not known.</summary>
    public Money? TotalDue => SelfPay is { } own && GovernmentShare.Amount is { } share ? own + share + BuyBack : null;

    /// <summary>True where the amounts are a price: not for a person who is refused, and not before the review that the plan asks for is decided.</summary>
    /// <remarks>An amount that no document prints is missing whatever is decided; what is known beside it is told.</remarks>
    public bool IsPriced => Verdict switch
    {
        Verdict.Accepted => true,
        Verdict.Refused => false,
        Verdict.Review => this is { Standard: not null, Subsidy: null },
    };

    /// <summary>What years of cover add to the limit of major-illness benefits.</summary>
    public IReadOnlyList<CoverageBonus> Bonuses { get; init; } = [];

    /// <summary>When benefits run.</summary>
    public required Entitlement Entitlement { get; init; }

    /// <summary>What follows from a change after an earlier payment; null without one.</summary>
    public LaterSettlement? Later { get; init; }

    /// <summary>The person's decision that it rests on; null where the plan decides by itself.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The row that leaves it to a person; null where the verdict is another one.</summary>
    public LeftOpen? LeftBy { get; init; }

    /// <summary>What a clerk should know, most urgent first.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The clauses, in reading order, with the amounts they give.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The gaps of the plan that this result rests on.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }
}
