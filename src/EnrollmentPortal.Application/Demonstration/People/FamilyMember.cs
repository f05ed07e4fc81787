using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>A person while the household is being made up: kinship, sex, birth and name, nothing else yet.</summary>
/// <param name="Parentless">A minor who lives with neither parent and may be an orphan.</param>
internal readonly record struct FamilyMember(Relation Relation, Sex Sex, DateOnly BornOn, string Name, bool Parentless = false)
{
    /// <summary>Completed years on the day.</summary>
    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day < BornOn.AddYears(day.Year - BornOn.Year) ? 1 : 0);
}
