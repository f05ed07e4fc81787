using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Refund or after-the-fact subsidy after an earlier payment.</summary>
/// <param name="Rule">What the plan provides.</param>
/// <param name="Amount">How much; null where a person must decide or an amount is not printed.</param>
/// <param name="Name">Name of the plan's row.</param>
public sealed record LaterSettlement(SettlementRule Rule, Money? Amount, Wording Name);
