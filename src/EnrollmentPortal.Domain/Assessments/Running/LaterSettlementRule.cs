using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>退费和事后资助: what a change of identity after an earlier payment brings the person.</summary>
/// <remarks>满城 二(二) gives back what was paid too much, 王场 五(二) pays the subsidy afterwards and 四(一) gives nothing back. Nobody pays more
/// because an identity ended: a difference below zero is none.</remarks>
internal static class LaterSettlementRule
{
    internal static LaterSettlement? Of(DecisionRow<ChangeOutcome>? change, Money? paid, in Price price) =>
        change is null ? null : new LaterSettlement(change.Then.Settlement, AmountOf(change.Then.Settlement, paid, price), change.Name);

    internal static void Explain(AssessmentNotes notes, DecisionRow<ChangeOutcome>? change)
    {
        if (change is null)
        {
            return;
        }

        notes.AddRow(ReasonKind.Change, change);
        if (change.Then.Settlement == SettlementRule.Manual)
        {
            notes.Warn(AssessmentTexts.Warning("settlement-manual"));
        }
    }

    private static Money? AmountOf(SettlementRule rule, Money? paid, in Price price) => rule switch
    {
        SettlementRule.Nothing => Money.Zero,
        SettlementRule.RefundDifference => paid is { } before && price.SelfPay is { } own
            ? before > own ? before - own : Money.Zero
            : null,
        SettlementRule.RefundWhole => paid,
        SettlementRule.SubsidyAfterwards => price.Subsidy,
        SettlementRule.Manual => null,
    };
}
