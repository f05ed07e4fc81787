using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Quotas;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>What years of cover add to the person's limit of major-illness benefits.</summary>
/// <param name="Kind">Which years.</param>
/// <param name="Name">The plan's name for it.</param>
/// <param name="Amount">Yuan, after the plan's common limit.</param>
public sealed record CoverageBonus(BonusKind Kind, Wording Name, Money Amount);
