using System.Globalization;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Hands out the ID numbers of one unit's synthetic people: reserved prefix, right check character, none twice.</summary>
/// <remarks>
/// The six digits of region are 99, the tenant's ordinal and the unit's, so that no two units can give the same number. Unit 0 is for
/// the example households.
/// </remarks>
internal sealed class IdNumberIssuer
{
    private const int FirstYear = 1900;

    // Numbers of one sex on one day: half of the thousand sequences.
    private const int Capacity = 500;

    private readonly string _prefix;
    private readonly ushort[] _issued;
    private readonly int _firstDay = new DateOnly(FirstYear, 1, 1).DayNumber;

    public IdNumberIssuer(DemonstrationTenant tenant, int unitOrdinal)
    {
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{IdNumber.ReservedProvince}{tenant.Ordinal:00}{unitOrdinal:00}");
        _issued = new ushort[2 * (tenant.BusinessDate.DayNumber - _firstDay + 1)];
    }

    /// <exception cref="InvalidOperationException">Five hundred people of one sex and unit were born on the day.</exception>
    public IdNumber Next(DateOnly birthDate, Sex sex)
    {
        var odd = sex == Sex.Male ? 1 : 0;
        var day = birthDate.DayNumber - _firstDay;
        var count = _issued[(2 * day) + odd]++;
        if (count >= Capacity)
        {
            throw new InvalidOperationException($"The numbers of {birthDate:yyyy-MM-dd} are used up.");
        }

        // Another start for every day: else nearly every number would end in 000 or 001.
        var sequence = ((day * 7919) + count) % Capacity;
        return IdNumber.Compose(_prefix, birthDate, (2 * sequence) + odd);
    }
}
