using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Checks what no single part can see: windows, sums, amounts against standards, keys.</summary>
internal static class PlanChecks
{
    internal static void Run(Plan plan, PlanRoot root)
    {
        Windows(plan.Windows, root.For("windows"));
        Duplicates(plan, root);
        Subsidies(plan, root.For("categories"));
        Incentives(plan.Incentives, root.For("incentives"));
        if (plan.Quotas is { } quotas)
        {
            QuotaChecks.Run(quotas, plan.Unit, root.For("quotas"));
        }

        if (plan.Tiers.IsEmpty)
        {
            root.For("tiers").Fault("tiers", "missing", "A plan needs at least one fee tier.");
        }
    }

    private static void Windows(IReadOnlyList<CollectionWindow> windows, PlanNode node)
    {
        if (windows.Count == 0)
        {
            node.Fault("windows", "missing", "A plan needs at least one collection window.");
        }

        for (var index = 0; index < windows.Count; index++)
        {
            var (path, days) = ($"windows[{index}]", windows[index].Days);
            if (days.IsEmpty)
            {
                node.Fault(path, "range", $"The window '{windows[index].Key}' ends before it begins.");
            }

            if (index > 0)
            {
                Neighbours(windows[index - 1], windows[index], node, path);
            }
        }
    }

    private static void Neighbours(CollectionWindow earlier, CollectionWindow later, PlanNode node, string path)
    {
        var days = later.Days.From.DayNumber - earlier.Days.To.DayNumber;
        if (days > 1)
        {
            node.Fault(path, "window-gap", $"Between '{earlier.Key}' and '{later.Key}' days are missing; add a closed window.");
        }
        else if (days < 1)
        {
            node.Fault(path, "window-overlap", $"'{earlier.Key}' and '{later.Key}' share days, or stand in the wrong order.");
        }
    }

    private static void Duplicates(Plan plan, PlanRoot root)
    {
        Duplicates(root, "tiers", plan.Tiers.Select(tier => tier.Key));
        Duplicates(root, "windows", plan.Windows.Select(window => window.Key));
        Duplicates(root, "groups", plan.Groups.Select(group => group.Key));
        Duplicates(root, "keyGroups", plan.KeyGroups.Select(group => group.Key));
        Duplicates(root, "phases", plan.Phases.Select(phase => phase.Key));
        Duplicates(root, "duties", plan.Duties.Select(duty => duty.Key));
    }

    private static void Duplicates(PlanRoot root, string section, IEnumerable<string> keys)
    {
        foreach (var key in keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            root.For(section).Fault(section, "duplicate", $"'{key.Key}' stands here a second time.");
        }
    }

    private static void Subsidies(Plan plan, PlanNode node)
    {
        foreach (var category in plan.Categories)
        {
            foreach (var cell in category.Cells)
            {
                if (plan.FindTier(cell.Tier) is { } tier)
                {
                    Cell(cell, tier.StandardFor(category.Payer).Amount, node, $"categories[{category.Order}].cells.{cell.Tier}");
                }
            }
        }
    }

    private static void Cell(SubsidyCell cell, Money standard, PlanNode node, string path)
    {
        if (cell.Kind == SubsidyKind.Amount && cell.Amount > standard)
        {
            node.Fault(path, "subsidy-above-standard", $"The subsidy {cell.Amount} is above the standard {standard}.");
        }

        var subsidy = cell.Kind == SubsidyKind.Full ? standard : cell.Amount;
        if (cell.PrintedSelfPay is { } selfPay && selfPay + subsidy != standard)
        {
            node.Fault(path, "row-sum", $"Subsidy {subsidy} and self-pay {selfPay} do not make the standard {standard}.");
        }
    }

    private static void Incentives(IncentivePlan? incentives, PlanNode node)
    {
        for (var index = 0; index < incentives?.Bands.Count; index++)
        {
            var band = incentives.Bands[index];
            if (index > 0 && band.AtLeastPercent >= incentives.Bands[index - 1].AtLeastPercent)
            {
                node.Fault($"incentives.bands[{index}]", "band-order", "Bands go from the highest completion down.");
            }

            if (band.TownShare + band.VillageShare != band.PerHead)
            {
                node.Fault($"incentives.bands[{index}]", "row-sum", "Town's and village's share do not make the allowance.");
            }
        }
    }
}
