using EnrollmentPortal.Application.Assessments.AtDesk;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Tests.Assessments;

namespace EnrollmentPortal.Application.Tests.PolicyData;

/// <summary>How near a clause comes to a person of the register.</summary>
internal enum Reach
{
    /// <summary>A desk named it to a registered person.</summary>
    AtDesk,

    /// <summary>Another part of the portal works by it.</summary>
    Elsewhere,

    /// <summary>The calculator named it, no desk did.</summary>
    CalculatorOnly,

    /// <summary>It stands on the plan page.</summary>
    ShownOnly,

    /// <summary>Nothing in the documents rests on it.</summary>
    Organisational,
}

/// <summary>Where the worked cases meet a clause: read off the answers of the calculator and of the desk to the same rows.</summary>
internal sealed class ClauseReach(WorkedCaseRuns runs)
{
    private readonly ILookup<string, IReadOnlyDictionary<string, string>> _byDesk = runs.AtDesk.Rows.SelectMany(ByRule).ToLookup(pair => pair.Rule, pair => pair.Row);

    private readonly ILookup<string, IReadOnlyDictionary<string, string>> _byCalculator =
        runs.Calculated.Rows.SelectMany(ByRule).ToLookup(pair => pair.Rule, pair => pair.Row);

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _atDesk = runs.AtDesk.Rows.ToDictionary(row => row["case_id"], StringComparer.Ordinal);

    public Reach Of(CoveredClause clause) => clause switch
    {
        { Organisational: not null } => Reach.Organisational,
        _ when _byDesk.Contains(clause.Rule) => Reach.AtDesk,
        _ when clause.Parts.Any(part => part.RunsInPortal) => Reach.Elsewhere,
        _ when _byCalculator.Contains(clause.Rule) => Reach.CalculatorOnly,
        _ => Reach.ShownOnly,
    };

    /// <summary>The cell of the report.</summary>
    public string Words(CoveredClause clause) => Of(clause) switch
    {
        Reach.AtDesk => "at the desk",
        Reach.Elsewhere => "elsewhere in the portal",
        Reach.CalculatorOnly => $"calculator only: {string.Join(", ", _byCalculator[clause.Rule].Select(WhyNotAtDesk).Distinct().Order(StringComparer.Ordinal))}",
        Reach.ShownOnly => "shown only",
        Reach.Organisational => "—",
    };

    private static IEnumerable<(string Rule, IReadOnlyDictionary<string, string> Row)> ByRule(IReadOnlyDictionary<string, string> row) =>
        row["clauses"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(rule => (rule, row));

    // What the same case came to at the desk.
    private string WhyNotAtDesk(IReadOnlyDictionary<string, string> calculated)
    {
        var row = _atDesk[calculated["case_id"]];
        if (row["accepted"] != "not-at-desk")
        {
            return "priced without it";
        }

        var code = row["reason"];
        return code == AtDeskErrors.Exempt.Code ? "exempt"
            : code == AtDeskErrors.NoPayment.Code ? "no payment"
            : code == FactErrors.NotHappenedYet.Code ? "event to come"
            : code == AtDeskErrors.IdentityChange.Code ? "change after payment"
            : throw new InvalidOperationException($"The report has no words for {code}.");
    }
}
