using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>A birth date for a row that states none: nobody is on the books without one.</summary>
internal static class BirthDates
{
    private const int OrdinaryAge = 40;

    /// <summary>A birth date at which what the row states is nothing unusual; without any facts, forty years before the payment.</summary>
    public static DateOnly Fitting(Circumstances known, DateOnly paidOn) => known.Event is { Kind: LifeEventKind.Newborn, On: var bornOn }
        ? bornOn
        : paidOn.AddYears(-(AgeAt(known.Student) ?? AgeAt(known.Event?.Kind) ?? AgeAt(known.Residence) ?? OrdinaryAge));

    private static int? AgeAt(StudentKind student) => student switch
    {
        StudentKind.None => null,
        StudentKind.Kindergarten => 4,
        StudentKind.School => 12,
        StudentKind.University => 20,
        StudentKind.UniversityFreshman => 18,
    };

    private static int? AgeAt(LifeEventKind? happened) => happened switch
    {
        LifeEventKind.UniversityEntry => 18,
        LifeEventKind.UniversityGraduation => 22,
        null or LifeEventKind.None or LifeEventKind.Newborn or LifeEventKind.EmployeeInsuranceEnded
            or LifeEventKind.ReleasedFromPrison or LifeEventKind.DischargedFromService => null,
    };

    private static int? AgeAt(Residence residence) => residence switch
    {
        Residence.RecruitedTalentMinorChild => 10,
        Residence.RecruitedTalentParent => 65,
        Residence.LocalHukou or Residence.LocalResidencePermit or Residence.ForeignPermanentResidence or Residence.OtherDistrictResidentLivingHere
            or Residence.OtherDistrictResidentLivingElsewhere or Residence.ResidentWithoutHukou or Residence.OutsideHukou
            or Residence.RecruitedTalentSpouse or Residence.RecruitedTalentAdultChild or Residence.None => null,
    };
}
