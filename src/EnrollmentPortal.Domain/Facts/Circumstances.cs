using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>What is known of a person beside birth date and identities. Everything is optional; null means "not stated".</summary>
/// <remarks>The vocabulary is closed: plans can only ask what stands here.</remarks>
public sealed record Circumstances
{
    /// <summary>Nothing stated: a local resident without any special circumstance.</summary>
    public static Circumstances None { get; } = new();

    /// <summary>A life event with its day.</summary>
    public LifeEvent? Event { get; init; }

    /// <summary>独立参保: the newborn enrols by itself.</summary>
    public bool? Independent { get; init; }

    /// <summary>The legal guardian is insured and has paid for the year.</summary>
    public bool? GuardianPaid { get; init; }

    /// <summary>Coverage years that a newborn pays for.</summary>
    public IReadOnlyList<int> YearsPaid { get; init; } = [];

    /// <summary>What ties the person to the place.</summary>
    public Residence Residence { get; init; }

    /// <summary>Another insurance in force.</summary>
    public OtherInsurance InsuredElsewhere { get; init; }

    /// <summary>Should be in employee insurance by law, but is not.</summary>
    public bool? EmployeeInsuranceDue { get; init; }

    /// <summary>确有困难.</summary>
    public bool? Hardship { get; init; }

    /// <summary>In the forces or in prison.</summary>
    public ServiceStatus Status { get; init; }

    /// <summary>Kind of school.</summary>
    public StudentKind Student { get; init; }

    /// <summary>Insured through the university.</summary>
    public bool? InsuredAtUniversity { get; init; }

    /// <summary>The university lies in the plan's county.</summary>
    public bool? StudiesHere { get; init; }

    /// <summary>Paid earlier by school year or for the whole study.</summary>
    public bool? PaidBySchoolYear { get; init; }

    /// <summary>First day of employee insurance.</summary>
    public DateOnly? EmployeeInsuredFrom { get; init; }

    /// <summary>Inside the waiting period of employee insurance.</summary>
    public bool? EmployeeWaiting { get; init; }

    /// <summary>False where the person has no identity document.</summary>
    public bool? IdDocument { get; init; }

    /// <summary>A documented special reason for paying late.</summary>
    public bool? SpecialReason { get; init; }

    /// <summary>续保: insured in the year before.</summary>
    public bool? Renewal { get; init; }

    /// <summary>外出务工或返乡.</summary>
    public bool? Migrant { get; init; }

    /// <summary>False while the department has not certified the identity.</summary>
    public bool? Certified { get; init; }

    /// <summary>Day of certification.</summary>
    public DateOnly? CertifiedOn { get; init; }

    /// <summary>Day on which the identity ended.</summary>
    public DateOnly? RemovedOn { get; init; }

    /// <summary>Day on which the person asked for the money back.</summary>
    public DateOnly? RefundRequestedOn { get; init; }

    /// <summary>信息录入滞后: the identity was entered too late.</summary>
    public bool? DataLate { get; init; }

    /// <summary>What the person has already paid for the year.</summary>
    public Money? PaidBefore { get; init; }

    /// <summary>The identity that was priced then; a name that is no category means an ordinary resident.</summary>
    public string? PaidAs { get; init; }

    /// <summary>How the money comes.</summary>
    public ChannelKind? Channel { get; init; }

    /// <summary>代办: somebody pays on the person's behalf.</summary>
    public bool? ByAgent { get; init; }

    /// <summary>Whether the person or a relative can pay electronically.</summary>
    public bool? CanPayElectronically { get; init; }

    /// <summary>Members of the same household register are left out.</summary>
    public bool? HouseholdIncomplete { get; init; }

    /// <summary>断保年数: coverage years left out since the person was last covered.</summary>
    public int? InterruptedYears { get; init; }

    /// <summary>缴费修复: how many of them the person pays afterwards.</summary>
    public int? BoughtBackYears { get; init; }

    /// <summary>连续参保年数 before this coverage year.</summary>
    public int? ContinuousYears { get; init; }

    /// <summary>Years in a row without a reimbursement, before this coverage year.</summary>
    public int? YearsWithoutClaims { get; init; }
}
