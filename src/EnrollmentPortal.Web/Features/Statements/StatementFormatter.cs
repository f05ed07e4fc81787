using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Statements;

/// <summary>Says an assessment in sentences that a clerk reads out to a person who knows no forms.</summary>
public sealed class StatementFormatter(IStringLocalizer<StatementTexts> texts)
{
    /// <summary>What the person would pay today; where the reader may not know by what row there is no price, only that.</summary>
    public IReadOnlyList<string> Of(TierQuote quote) =>
        quote is { IsWithheld: true, Assessment.Verdict: not Domain.Plans.Tables.Verdict.Accepted } ? [texts["Withheld"]] : Of(quote.Assessment);

    /// <summary>What the person would pay today.</summary>
    public IReadOnlyList<string> Of(Assessment assessment) =>
    [
        .. Verdict(assessment),
        .. assessment.IsPriced ? Amounts(assessment) : [],
        .. assessment.IsPriced || LeavesNoDays(assessment) ? Benefits(assessment) : [],
    ];

    /// <summary>What the person has paid, by the figures that were frozen then.</summary>
    public IReadOnlyList<string> Of(MemberEnrollment enrolled) =>
    [
        texts["Enrolled", Display.Date(enrolled.EnrolledOn), enrolled.Tier],
        texts["Standard", Display.Yuan(enrolled.Standard)],
        Subsidy(enrolled.Subsidy, enrolled.Category, enrolled.Funder),
        enrolled.SelfPay.IsZero ? texts["PaidNothing"] : texts["PaidOneself", Display.Yuan(enrolled.SelfPay)],
        .. enrolled.GovernmentShare.IsZero ? Array.Empty<string>() : [texts["PaidShare", Display.Yuan(enrolled.GovernmentShare)]],
        .. enrolled is { EntitledFrom: { } from, EntitledTo: { } to } ? [texts["Benefits", Display.Date(from), Display.Date(to)]] : Array.Empty<string>(),
    ];

    public static IReadOnlyList<StatementReason> ReasonsOf(Assessment assessment) =>
        [.. assessment.Reasons.Select(reason => new StatementReason(reason.Text, reason.Amount, $"{reason.Document} {reason.Place} {reason.RuleId}"))];

    public static IReadOnlyList<StatementReason> ReasonsOf(FrozenAssessment frozen) =>
        [.. frozen.Reasons.Select(reason => new StatementReason(
            new Wording(reason.Zh, reason.En), reason.Amount is { } yuan ? Money.FromYuan(yuan) : null, $"{reason.Document} {reason.Place} {reason.RuleId}"))];

    // That is what the person who decides has to tell, and no term of a price.
    private static bool LeavesNoDays(Assessment assessment) => assessment.Entitlement.State == EntitlementState.NoDaysLeft;

    private string[] Verdict(Assessment assessment) => assessment.Verdict switch
    {
        Domain.Plans.Tables.Verdict.Accepted => [],
        Domain.Plans.Tables.Verdict.Refused => [texts["Refused", Display.Words(assessment.RouteName)]],
        Domain.Plans.Tables.Verdict.Review => [texts["Review", Display.Words(assessment.RouteName)]],
    };

    private IEnumerable<string> Amounts(Assessment assessment)
    {
        if (assessment.Standard is not { } standard)
        {
            yield break;
        }

        yield return texts["Standard", Display.Yuan(standard)];
        if (assessment is not { Subsidy: { } subsidy, SelfPay: { } own })
        {
            yield return texts["AmountOpen"];
            yield break;
        }

        yield return Subsidy(subsidy, assessment.Grant?.Category, assessment.Grant?.Funder);
        yield return own.IsZero ? texts["PayNothing"] : texts["PayOneself", Display.Yuan(own)];
        foreach (var more in Beside(assessment))
        {
            yield return more;
        }
    }

    // The total only where it is more than the self-pay that was just said.
    private IEnumerable<string> Beside(Assessment assessment)
    {
        if (assessment.GovernmentShare.State == GovernmentShareState.DueButUnknown)
        {
            yield return texts["ShareOpen"];
        }
        else if (assessment.GovernmentShare.Amount is { IsZero: false } share)
        {
            yield return texts["PayShare", Display.Yuan(share)];
        }

        if (!assessment.BuyBack.IsZero)
        {
            yield return texts["PayBuyBack", Display.Yuan(assessment.BuyBack)];
        }

        if (assessment.TotalDue is { } total && total != assessment.SelfPay)
        {
            yield return texts["PayTotal", Display.Yuan(total)];
        }
    }

    private IEnumerable<string> Benefits(Assessment assessment)
    {
        yield return assessment.Entitlement switch
        {
            { State: EntitlementState.Dated, Start: { } start, End: { } end } => texts["Benefits", Display.Date(start), Display.Date(end)],
            { State: EntitlementState.None } => texts["BenefitsNone"],
            { State: EntitlementState.NoDaysLeft } => texts["BenefitsNoDays"],
            _ => texts["BenefitsOpen"],
        };
        foreach (var bonus in assessment.Bonuses)
        {
            yield return texts["Bonus", Display.Words(bonus.Name), Display.Yuan(bonus.Amount)];
        }
    }

    private string Subsidy(Money amount, string? category, string? funder)
    {
        if (amount.IsZero || category is null)
        {
            return texts["NoSubsidy"];
        }

        return funder is null ? texts["SubsidyAs", category, Display.Yuan(amount)] : texts["SubsidyBy", category, funder, Display.Yuan(amount)];
    }
}
