using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Statements;

/// <summary>A clause with the amount that it gives and the place where it is printed.</summary>
public sealed record StatementReason(Wording Text, Money? Amount, string Place);
