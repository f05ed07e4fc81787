using System.Globalization;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Which people get an identity, among those that its row allows.</summary>
internal enum IdentityReach
{
    /// <summary>Everybody in a household or nobody.</summary>
    Household,

    /// <summary>Single people, by age and sex.</summary>
    Person,

    /// <summary>People who live alone.</summary>
    Single,

    /// <summary>Minors without parents in the household.</summary>
    Parentless,

    /// <summary>People who have no other identity: the category itself says so.</summary>
    WithoutOther,
}

/// <summary>How common an identity is in a county. The shares are ours, chosen to look like such counties; no plan prints them.</summary>
/// <param name="Group">A person or household has at most one identity of a group, as one office certifies one state.</param>
/// <param name="Category">As the plan prints it.</param>
/// <param name="PerTenThousand">Of the people that reach, ages and sex allow.</param>
internal sealed record IdentityShare(
    string Group, IdentityReach Reach, string Category, int PerTenThousand, int MinAge, int MaxAge, Sex? Sex, string CertifiedBy)
{
    /// <summary>The shares of the tenant.</summary>
    public static IEnumerable<IdentityShare> Of(int tenantId)
    {
        var tenant = tenantId.ToString(CultureInfo.InvariantCulture);
        return EmbeddedText.Rows("Demonstration/identity-shares.csv").Where(row => row[0] == tenant).Select(Read);
    }

    /// <summary>True for a person who may have the identity.</summary>
    public bool Allows(FamilyMember member, int age, bool livesAlone) =>
        age >= MinAge
        && age <= MaxAge
        && (Sex is null || Sex == member.Sex)
        && Reach switch
        {
            IdentityReach.Household or IdentityReach.Person or IdentityReach.WithoutOther => true,
            IdentityReach.Single => livesAlone,
            IdentityReach.Parentless => member.Parentless,
        };

    private static IdentityShare Read(string[] row) => new(
        row[1],
        Enum.Parse<IdentityReach>(row[2], ignoreCase: true),
        row[3],
        int.Parse(row[4], CultureInfo.InvariantCulture),
        int.Parse(row[5], CultureInfo.InvariantCulture),
        int.Parse(row[6], CultureInfo.InvariantCulture),
        row[7].Length == 0 ? null : Enum.Parse<Sex>(row[7]),
        row[8]);
}
