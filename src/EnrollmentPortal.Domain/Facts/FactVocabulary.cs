using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>The answers that each fact knows, as they are written in a plan.</summary>
public static class FactVocabulary
{
    /// <summary>The closed answers of a fact; empty for windows and groups, whose keys come from the plan.</summary>
    public static IReadOnlyList<string> AnswersOf(Fact fact) => fact switch
    {
        Fact.Window => ["no-payment", "before", "after"],
        Fact.ChangeWindow => ["none", "before", "after"],
        Fact.Group => ["none"],
        Fact.Residence => Vocabulary<Residence>.Names,
        Fact.Insured => Vocabulary<OtherInsurance>.Names,
        Fact.Status => Vocabulary<ServiceStatus>.Names,
        Fact.Student => Vocabulary<StudentKind>.Names,
        Fact.Event => Vocabulary<LifeEventKind>.Names,
        Fact.EventYear => Vocabulary<EventYear>.Names,
        Fact.YearsPaid => Vocabulary<YearsPaid>.Names,
        Fact.Subsidy => Vocabulary<SubsidyReach>.Names,
        Fact.Channel => ["unstated", .. Vocabulary<ChannelKind>.Names],
        Fact.PaidBefore => Vocabulary<EarlierPayment>.Names,
        Fact.Change => Vocabulary<IdentityChange>.Names,
        Fact.Interruption => Vocabulary<Interruption>.Names,
        Fact.Payer => Vocabulary<PayerKind>.Names,
        Fact.Settlement or Fact.EmployeeInsuranceDue or Fact.Hardship or Fact.InsuredAtUniversity or Fact.StudiesHere
            or Fact.PaidBySchoolYear or Fact.EmployeeWaiting or Fact.IdDocument or Fact.SpecialReason or Fact.Renewal
            or Fact.Migrant or Fact.Certified or Fact.Independent or Fact.GuardianPaid or Fact.ByAgent
            or Fact.CanPayElectronically or Fact.HouseholdIncomplete => Vocabulary<Answer>.Names,
    };
}
