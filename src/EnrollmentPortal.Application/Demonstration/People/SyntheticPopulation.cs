using EnrollmentPortal.Application.Divisions;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Invented people for a demonstration: the same ones every time, one household after the other.</summary>
/// <remarks>
/// Nothing is kept, so a county of 640,000 needs no more memory than a village. Every unit draws from its own seed: what one unit holds
/// does not depend on another. No name, number or telephone belongs to a real person (see <see cref="IdNumberIssuer"/> and
/// <see cref="PhoneGenerator"/>).
/// </remarks>
public static class SyntheticPopulation
{
    /// <summary>All households of the tenant: the example household first, then unit by unit.</summary>
    /// <exception cref="ArgumentException">The tenant is no demonstration tenant.</exception>
    public static IEnumerable<SyntheticHousehold> Of(int tenantId, PopulationSize size)
    {
        var tenant = DemonstrationTenant.Of(tenantId);
        return size == PopulationSize.None
            ? []
            : PopulationUnit.Of(tenantId, size).SelectMany(unit => OfUnit(tenant, unit));
    }

    /// <summary>All households of one of the tenant's units. The first unit begins with the example household.</summary>
    public static IEnumerable<SyntheticHousehold> OfUnit(DemonstrationTenant tenant, PopulationUnit unit)
    {
        var example = ExampleHouseholds.Of(tenant);
        var isHere = unit.Unit.Code.Contains(example.Village.Code);
        if (isHere)
        {
            yield return example;
        }

        var maker = new HouseholdGenerator(tenant, unit, new NameGenerator(tenant.TenantId));
        var villages = DivisionCatalog.Embedded.VillagesUnder(unit.Unit.Code).ToList();
        var people = Apportionment.Split(unit.People, [.. villages.Select(Weight)]);
        for (var index = 0; index < villages.Count; index++)
        {
            var present = isHere && example.Village == villages[index] ? example.Members.Count : 0;
            foreach (var household in InVillage(villages[index], people[index], present, maker))
            {
                yield return household;
            }
        }
    }

    private static IEnumerable<SyntheticHousehold> InVillage(DivisionUnit village, int people, int present, HouseholdGenerator maker)
    {
        var groups = VillageGroup.Of(village, people);
        while (present < people)
        {
            var household = maker.Next(groups[(int)((long)present * groups.Length / people)], people - present);
            present += household.Members.Count;
            yield return household;
        }
    }

    // Villages differ in size by a factor of three; communities in towns are larger.
    private static int Weight(DivisionUnit village) =>
        (village.Name.EndsWith("社区", StringComparison.Ordinal) ? 90 : 60) + new Dice(village.Code).Below(60);
}
