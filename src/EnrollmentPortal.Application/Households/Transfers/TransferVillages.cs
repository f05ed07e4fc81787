using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households.Transfers;

/// <summary>Where people may be handed over to. Which villages a county has is no secret; who lives there is.</summary>
public static class TransferVillages
{
    /// <summary>The villages of the county's other townships, in the order of their codes.</summary>
    public static IReadOnlyList<VillageChoice> Beside(OrgCode unit)
    {
        var catalog = DivisionCatalog.Embedded;
        var own = unit.At(OrgLevel.Township);
        return
        [
            .. catalog.VillagesUnder(unit.At(OrgLevel.County))
                .Where(village => !own.Contains(village.Code))
                .Select(village => new VillageChoice(village.Code, village.Name, catalog.Find(village.Code.At(OrgLevel.Township))?.Name ?? string.Empty)),
        ];
    }
}
