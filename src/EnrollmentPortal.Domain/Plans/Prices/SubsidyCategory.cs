using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>资助对象类别: a group of people that a plan names, and what it grants them.</summary>
/// <remarks>One printed row may name several groups; each is a category of its own with the row's number.</remarks>
public sealed record SubsidyCategory
{
    /// <summary>Name as printed; identities and rosters use it.</summary>
    public required string Name { get; init; }

    /// <summary>English name for display.</summary>
    public required string EnglishName { get; init; }

    /// <summary>Position in the printed order; also breaks ties.</summary>
    public required int Order { get; init; }

    /// <summary>Number of the printed row; null where the plan has no numbered table.</summary>
    public int? Row { get; init; }

    /// <summary>认定部门, as printed; more than one where either may certify. Empty where none is printed.</summary>
    public required IReadOnlyList<string> Certifiers { get; init; }

    /// <summary>资助部门, as printed; null where none is printed.</summary>
    public string? Funder { get; init; }

    /// <summary>One cell per tier.</summary>
    public required ImmutableArray<SubsidyCell> Cells { get; init; }

    /// <summary>Whose standard the row is printed on.</summary>
    public PayerKind Payer { get; init; }

    /// <summary>True for a row that counts only without another enrolment subsidy (未享受其他参保资助的).</summary>
    public bool OnlyWithoutOther { get; init; }

    /// <summary>The rule that names the category.</summary>
    public required Clause Clause { get; init; }

    /// <summary>Further clauses that a clerk should read with it.</summary>
    public ImmutableArray<Clause> MoreClauses { get; init; } = [];

    /// <summary>The gap behind a cell, certifier or funder that is not printed.</summary>
    public Assumption? Assumption { get; init; }

    /// <summary>The cell of the tier.</summary>
    /// <exception cref="ArgumentException">The plan has no such tier.</exception>
    public SubsidyCell CellFor(string tier)
    {
        foreach (var cell in Cells)
        {
            if (cell.Tier == tier)
            {
                return cell;
            }
        }

        throw new ArgumentException($"The plan has no tier '{tier}'.", nameof(tier));
    }

    /// <summary>Bits of the groups the category belongs to, in the order of the plan's groups.</summary>
    internal ulong Groups { get; init; }
}
