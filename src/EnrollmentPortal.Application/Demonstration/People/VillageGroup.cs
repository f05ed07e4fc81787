using System.Globalization;
using EnrollmentPortal.Application.Divisions;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>A villagers' group (组) of a village.</summary>
/// <param name="Name">As people say it: 3组.</param>
/// <param name="Place">Township, village and group, without the house.</param>
internal sealed record VillageGroup(DivisionUnit Village, string Name, string Place)
{
    private const int PeoplePerGroup = 130;
    private const int MaxGroups = 16;

    /// <summary>The groups of a village with so many people.</summary>
    public static VillageGroup[] Of(DivisionUnit village, int people)
    {
        var township = DivisionCatalog.Embedded.Find(village.Parent!.Value)!;
        var count = Math.Clamp(people / PeoplePerGroup, 1, MaxGroups);
        return
        [
            .. Enumerable.Range(1, count)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}组"))
                .Select(name => new VillageGroup(village, name, township.Name + village.Name + name)),
        ];
    }

    /// <summary>The address of a house, counted from 0.</summary>
    public string AddressOf(int house) => string.Create(CultureInfo.InvariantCulture, $"{Place}{house + 1}号");
}
