using System.Globalization;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Names of invented people: surnames by how common they are in the county, given names by generation.</summary>
internal sealed class NameGenerator
{
    private static readonly Generation[] Generations = [.. EmbeddedText.Rows("Demonstration/given-names.csv").Select(Generation.Read)];

    private readonly Lottery<string> _surnames;

    public NameGenerator(int tenantId)
    {
        var tenant = tenantId.ToString(CultureInfo.InvariantCulture);
        _surnames = new Lottery<string>(
            EmbeddedText.Rows("Demonstration/surnames.csv")
                .Where(row => row[0] == "*" || row[0] == tenant)
                .Select(row => (row[1], int.Parse(row[2], CultureInfo.InvariantCulture))));
    }

    public string Surname(Dice dice) => _surnames.Draw(dice);

    /// <summary>The whole name. With a shared character it becomes the first of two, where the family keeps that custom.</summary>
    public static string Name(Dice dice, string surname, Sex sex, int bornIn, char? shared = null)
    {
        var generation = Of(sex, bornIn);
        var second = generation.Second[dice.Below(generation.Second.Length)];
        if (shared is null && dice.Percent(generation.SingleCharacterPercent))
        {
            return string.Concat(surname, [second]);
        }

        var first = shared ?? generation.First[dice.Below(generation.First.Length)];
        // 国国 or 明明 is a pet name, not what a register holds for grown people.
        return first == second ? string.Concat(surname, [second]) : string.Concat(surname, [first, second]);
    }

    private static Generation Of(Sex sex, int bornIn)
    {
        var found = Generations[0];
        foreach (var generation in Generations)
        {
            if (generation.Sex == sex && generation.BornFrom <= bornIn)
            {
                found = generation;
            }
        }

        return found;
    }

    private sealed record Generation(Sex Sex, int BornFrom, string First, string Second)
    {
        // Names of one character came into fashion with the children of the seventies.
        public int SingleCharacterPercent => BornFrom switch
        {
            < 1956 => 6,
            < 1975 => 15,
            < 1995 => 30,
            _ => 12,
        };

        public static Generation Read(string[] row) =>
            new(Enum.Parse<Sex>(row[0]), int.Parse(row[1], CultureInfo.InvariantCulture), row[2], row[3]);
    }
}
