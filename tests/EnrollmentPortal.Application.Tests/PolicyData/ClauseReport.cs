using System.Globalization;
using System.Text;

namespace EnrollmentPortal.Application.Tests.PolicyData;

/// <summary>The report in the documentation that leaves no clause out.</summary>
internal static class ClauseReport
{
    public static string Write(IReadOnlyList<CoveredClause> clauses, ClauseReach reach, int cases)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Clause coverage

            Every clause of the five plans and of the example (EX), the elements of the plan documents that rest on it, where it reaches somebody, and what tests it.
            `ClauseCoverageTests` writes this page and fails when it is out of date, when a clause has neither element nor place in the organisation, or when one has both.

            *Where* comes from the {cases} worked cases, each priced twice: by the calculator, and as `./portal assess --at-desk` does, by a person on the books, the recorded facts
            and the desk's own use case (`AssessAtDeskTests` holds the two to the same answer).

            | where | means | clauses |
            |---|---|---|
            | at the desk | a desk's answer to a registered person names the clause | {Count(Reach.AtDesk)} |
            | elsewhere in the portal | no desk's answer names it; another part of the portal works by elements of its kind, as the named tests show by the plan of one county or more | {Count(Reach.Elsewhere)} |
            | calculator only | the calculator's answer names it, no desk's; then what became of these cases at the desk | {Count(Reach.CalculatorOnly)} |
            | shown only | no answer names it: it is read on the plan page, or is an assumption beside other clauses | {Count(Reach.ShownOnly)} |
            | — | organisational: no element of a document rests on it | {Count(Reach.Organisational)} |
            | | all | {clauses.Count} |

            At the desk, a case of the calculator can end as *exempt* (insured otherwise, in service or in prison: the desk shows the exemption and no price), as *no payment* (imported
            or declared people, who do not come), as *change after payment* (a case for the county), or as *priced without it* (how somebody pays is no fact of theirs).


            """);
        foreach (var plan in clauses.GroupBy(clause => clause.Rule.Split('-')[1]))
        {
            AppendTable(text, plan, reach);
        }

        return text.ToString().TrimEnd() + "\n";

        int Count(Reach where) => clauses.Count(clause => reach.Of(clause) == where);
    }

    private static void AppendTable(StringBuilder text, IGrouping<string, CoveredClause> plan, ClauseReach reach)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {plan.Key}\n\n| rule | says | elements | where | tests |\n|---|---|---|---|---|\n");
        foreach (var clause in plan)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {clause.Rule} | {clause.Short} | {Elements(clause)} | {reach.Words(clause)} | {ClauseCoverage.Tests(clause)} |\n");
        }

        text.Append('\n');
    }

    private static string Elements(CoveredClause clause) =>
        clause.Organisational is { } where ? $"*organisational:* {where}" : string.Join("<br>", clause.Elements.Select(element => $"`{element}`"));
}
