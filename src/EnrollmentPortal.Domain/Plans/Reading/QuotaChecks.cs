using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Adds the quota table up: a figure typed wrongly must not become somebody's target.</summary>
internal static class QuotaChecks
{
    internal static void Run(QuotaTable quotas, OrgCode unit, PlanNode node)
    {
        Column(quotas, row => row.HukouPopulation, "hukou", node);
        Column(quotas, row => row.EnrolledLastYear, "lastYear", node);
        Column(quotas, row => row.Exempt, "exempt", node);
        Column(quotas, row => row.Ordinary, "ordinary", node);
        Column(quotas, row => row.Target, "target", node);
        for (var index = 0; index < quotas.Rows.Count; index++)
        {
            Row(quotas, quotas.Rows[index], unit, node, $"quotas.rows[{index}]");
        }
    }

    private static void Column(QuotaTable quotas, Func<QuotaRow, int?> figure, string name, PlanNode node)
    {
        var sum = quotas.Rows.Sum(figure);
        if (quotas.Rows.Any(row => figure(row) is not null) && figure(quotas.Total) != sum)
        {
            node.Fault($"quotas.total.{name}", "quota-sum", $"The rows add up to {sum}, the printed total is {figure(quotas.Total)}.");
        }
    }

    private static void Row(QuotaTable quotas, QuotaRow row, OrgCode unit, PlanNode node, string path)
    {
        if (row is { Exempt: { } exempt, Ordinary: { } ordinary } && exempt + ordinary != row.Target)
        {
            node.Fault(path, "row-sum", $"{exempt} and {ordinary} do not make {row.Target}.");
        }

        var formula = quotas.Goals.Compute(row.HukouPopulation, row.EnrolledLastYear);
        if (formula is not null && row.Target is not null && formula != row.Target)
        {
            node.Fault(path, "quota-formula", $"The formula gives {formula}, the printed target is {row.Target}.");
        }

        if (row.Unit is { } place && (place == unit || !unit.Contains(place)))
        {
            node.Fault($"{path}.unit", "foreign-unit", $"{place} does not lie below {unit}.");
        }

        if (row.Unit is not null && quotas.Rows.Count(other => other.Unit == row.Unit) > 1)
        {
            node.Fault($"{path}.unit", "duplicate", $"{row.Unit} stands in more than one row.");
        }
    }
}
