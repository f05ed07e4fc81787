using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>What a route decides.</summary>
/// <param name="Verdict">Accept, refuse, or let a person decide.</param>
/// <param name="Price">What there is to pay.</param>
/// <param name="GovernmentShareDue">True where the person also pays the government share.</param>
/// <param name="Start">When benefits begin.</param>
/// <param name="Wait">The waiting period of <see cref="StartRule.AfterWait"/> and <see cref="StartRule.AfterWaitInCoverage"/>.</param>
/// <param name="End">When benefits end.</param>
/// <param name="AddsInterruption">True where interrupted years make the waiting period longer, and may be bought back.</param>
public sealed record RouteOutcome(
    Verdict Verdict, PriceRule Price, bool GovernmentShareDue, StartRule Start, TimeSpanLimit? Wait, EndRule End, bool AddsInterruption = false);
