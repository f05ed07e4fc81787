using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <content>Amounts.</content>
internal sealed partial class AssessmentRun
{
    private Price PriceOf(RouteOutcome route) => route.Price switch
    {
        PriceRule.Standard => StandardPrice(route),
        PriceRule.NothingDue => new Price(Money.Zero, Money.Zero, null, Money.Zero, GovernmentShareDue.NotDue, NeedsDecision: false),
        PriceRule.None => default,
        PriceRule.PriorYear => PriorYearPrice(),
    };

    private Price StandardPrice(RouteOutcome route)
    {
        if (_standard is null)
        {
            _notes.Warn(AssessmentTexts.Warning("tier-missing"));
            return new Price(null, null, null, null, default, NeedsDecision: true);
        }

        var share = ShareOf(route);
        if (_best?.Unprinted is not null)
        {
            return new Price(_standard.Amount, null, null, null, share, NeedsDecision: true);
        }

        var subsidy = _best?.Amount ?? Money.Zero;
        var grant = _best?.Category is { } category
            ? new SubsidyGrant(category.Name, subsidy, category.Certifiers, category.Funder)
            : null;
        return new Price(_standard.Amount, subsidy, grant, _standard.Amount - subsidy, share, NeedsDecision: false);
    }

    private Price PriorYearPrice()
    {
        _notes.Warn(AssessmentTexts.Warning("prior-year-price"));
        return new Price(null, Money.Zero, null, null, GovernmentShareDue.NotDue, NeedsDecision: false);
    }

    private GovernmentShareDue ShareOf(RouteOutcome route)
    {
        if (!route.GovernmentShareDue)
        {
            return GovernmentShareDue.NotDue;
        }

        var share = _plan.GovernmentShare;
        _notes.Because(ReasonKind.GovernmentShare, share.Clause, share.Amount);
        _notes.Assume(share.Assumption);
        if (share.Amount is null)
        {
            _notes.Warn(AssessmentTexts.Warning("government-share-unknown"));
        }

        return GovernmentShareDue.Of(share.Amount);
    }

    private LaterSettlement? LaterOf(Price price)
    {
        if (_change is null)
        {
            return null;
        }

        _notes.AddRow(ReasonKind.Change, _change);
        var paid = _applicant.Circumstances.PaidBefore;
        var rule = _change.Then.Settlement;
        if (rule == SettlementRule.Manual)
        {
            _notes.Warn(AssessmentTexts.Warning("settlement-manual"));
        }

        return new LaterSettlement(rule, SettlementOf(rule, price, paid), _change.Name);
    }

    private static Money? SettlementOf(SettlementRule rule, Price price, Money? paid) => rule switch
    {
        SettlementRule.Nothing => Money.Zero,
        SettlementRule.RefundDifference => paid is { } before && price.SelfPay is { } own
            ? before > own ? before - own : Money.Zero
            : null,
        SettlementRule.RefundWhole => paid,
        SettlementRule.SubsidyAfterwards => price.Subsidy,
        SettlementRule.Manual => null,
    };

    /// <summary>The amounts of one assessment.</summary>
    private readonly record struct Price(
        Money? Standard,
        Money? Subsidy,
        SubsidyGrant? Grant,
        Money? SelfPay,
        GovernmentShareDue GovernmentShare,
        bool NeedsDecision);
}
