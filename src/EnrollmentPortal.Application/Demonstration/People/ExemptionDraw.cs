using System.Globalization;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Exempts some invented people, for reasons that fit their age and sex.</summary>
internal sealed class ExemptionDraw(DemonstrationTenant tenant, double coverageRate, Dice dice)
{
    // The shares below are for a unit in which 90 of 100 were covered; where fewer were, more are insured elsewhere.
    private const double OrdinaryUncovered = 0.1;
    private const int MaxDays = 700;

    private static readonly ExemptionReason[] Reasons = Enum.GetValues<ExemptionReason>();

    private static readonly Dictionary<ExemptionReason, Evidence[]> Notes = EmbeddedText.Rows("Demonstration/exemption-notes.csv")
        .GroupBy(row => Enum.Parse<ExemptionReason>(row[0]), Evidence.Read)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private readonly double _scale = (1 - coverageRate) / OrdinaryUncovered;

    /// <summary>The exemption, or null for who should enrol.</summary>
    public SyntheticExemption? For(FamilyMember member)
    {
        var age = member.AgeOn(tenant.BusinessDate);
        var since = tenant.OpenedOn.AddDays(-dice.Between(1, MaxDays));
        if (since <= member.BornOn)
        {
            return null;
        }

        var roll = dice.Below(10_000);
        foreach (var reason in Reasons)
        {
            roll -= (int)(_scale * PerTenThousand(reason, age, member.Sex));
            if (roll < 0)
            {
                return new SyntheticExemption(reason, NoteFor(reason, age), since, UntilOf(reason, since));
            }
        }

        return null;
    }

    // By the day of entry, so that the other draws stay as they are. Some ends fall into the campaign: those people come back on the day.
    private DateOnly? UntilOf(ExemptionReason reason, DateOnly since)
    {
        int? years = reason switch
        {
            ExemptionReason.MilitaryService => 2,
            ExemptionReason.Imprisoned => 3,
            ExemptionReason.Deceased or ExemptionReason.EmployeeInsurance or ExemptionReason.InsuredElsewhere
                or ExemptionReason.MovedAway or ExemptionReason.Other => null,
        };
        return years is { } term && since.AddYears(term) is var end && end > tenant.BusinessDate ? end : null;
    }

    private string NoteFor(ExemptionReason reason, int age)
    {
        var notes = Notes[reason];
        // The file's first note of every reason fits all ages, so that the search ends.
        for (var index = dice.Below(notes.Length); ; index--)
        {
            if (notes[index].MinAge <= age && age <= notes[index].MaxAge)
            {
                return notes[index].Note;
            }
        }
    }

    private static int PerTenThousand(ExemptionReason reason, int age, Sex sex) => reason switch
    {
        ExemptionReason.Deceased => age >= 65 ? 130 : 6,
        ExemptionReason.EmployeeInsurance => age is >= 20 and <= 59 ? 480 : 0,
        ExemptionReason.MilitaryService => sex == Sex.Male && age is >= 18 and <= 23 ? 260 : 0,
        ExemptionReason.Imprisoned => sex == Sex.Male && age is >= 20 and <= 59 ? 14 : 0,
        ExemptionReason.InsuredElsewhere => age is >= 3 and <= 59 ? 210 : 30,
        ExemptionReason.MovedAway => 55,
        ExemptionReason.Other => 10,
    };

    /// <summary>What a cadre would note, and for which ages it makes sense.</summary>
    private sealed record Evidence(int MinAge, int MaxAge, string Note)
    {
        public static Evidence Read(string[] row) =>
            new(int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture), row[3]);
    }
}
