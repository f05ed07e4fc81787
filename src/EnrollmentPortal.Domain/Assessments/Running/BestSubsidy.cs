using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Which of a person's identities pays, and how much.</summary>
/// <remarks>Subsidies never add up: several identities give the largest single amount in the chosen tier
/// (随县 二(一) 就高不就低; 王场 附件2 note), or the first printed one where a plan says so. A row on the students' own standard is one of
/// them, no more: were it to go before the others, one more identity would cost a student money (松溉 附件2).</remarks>
internal sealed class BestSubsidy
{
    private readonly Plan _plan;
    private readonly string _tier;
    private readonly Money _standard;

    private BestSubsidy(Plan plan, string tier, Money standard) => (_plan, _tier, _standard) = (plan, tier, standard);

    /// <summary>The category that pays; null without a subsidy.</summary>
    internal SubsidyCategory? Category { get; private set; }

    /// <summary>What it pays; zero without a subsidy.</summary>
    internal Money Amount { get; private set; }

    /// <summary>True where the table's amount was cut to the standard.</summary>
    internal bool WasCapped { get; private set; }

    /// <summary>A category without a printed amount, where no other pays.</summary>
    internal SubsidyCategory? Unprinted { get; private set; }

    /// <summary>A category whose row has no line for the tier, where no other pays.</summary>
    internal SubsidyCategory? WithoutLine { get; private set; }

    /// <summary>A category that gave way to another subsidy (未享受其他参保资助的).</summary>
    internal SubsidyCategory? GaveWay { get; private set; }

    internal SubsidyReach Reach =>
        Unprinted is not null ? SubsidyReach.Unknown
        : Amount.IsZero ? SubsidyReach.None
        : Amount >= _standard ? SubsidyReach.Full
        : SubsidyReach.Partial;

    /// <summary>The best of the categories by the tier's cells.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="categories">The person's certified categories, with those that several make together.</param>
    /// <param name="tier">The chosen tier.</param>
    /// <param name="standard">The person's own standard.</param>
    internal static BestSubsidy Of(Plan plan, List<SubsidyCategory> categories, string tier, Money standard)
    {
        var best = new BestSubsidy(plan, tier, standard);
        best.Compare(categories, onlyWithoutOther: false);
        best.Compare(categories, onlyWithoutOther: true);
        if (best.Category is not null)
        {
            // An amount that is known pays; the gap of another identity no longer matters.
            (best.Unprinted, best.WithoutLine) = (null, null);
        }

        return best;
    }

    /// <summary>What a cell pays towards this person's standard.</summary>
    internal static Money PaidBy(SubsidyCell cell, Money standard, SubsidyCap cap) => cell.Kind switch
    {
        SubsidyKind.Full => standard,
        SubsidyKind.Amount when cap == SubsidyCap.PrintedSelfPay && cell.PrintedSelfPay is { } selfPay && cell.Amount + selfPay != standard =>
            standard - Money.Min(selfPay, standard),
        SubsidyKind.Amount => Money.Min(cell.Amount, standard),
        SubsidyKind.None or SubsidyKind.NotPrinted or SubsidyKind.NoLine => Money.Zero,
    };

    /// <summary>What of the table's gaps and limits a clerk should know.</summary>
    internal void Explain(AssessmentNotes notes)
    {
        if (Unprinted is not null)
        {
            notes.Warn(AssessmentTexts.Warning("amount-not-printed", Unprinted.Name));
        }

        if (WithoutLine is not null)
        {
            notes.Warn(AssessmentTexts.Warning("no-line", WithoutLine.Name, _tier));
        }

        if (GaveWay is not null)
        {
            notes.Warn(AssessmentTexts.Warning("only-without-other", GaveWay.Name));
        }

        if (WasCapped)
        {
            notes.Warn(AssessmentTexts.Warning("subsidy-capped"));
        }
    }

    private void Compare(List<SubsidyCategory> categories, bool onlyWithoutOther)
    {
        var first = Category;
        foreach (var category in categories)
        {
            if (category.OnlyWithoutOther != onlyWithoutOther)
            {
                continue;
            }

            if (onlyWithoutOther && first is not null)
            {
                GaveWay = category;
                continue;
            }

            Consider(category, category.CellFor(_tier));
        }
    }

    private void Consider(SubsidyCategory category, SubsidyCell cell)
    {
        Unprinted ??= cell.Kind == SubsidyKind.NotPrinted ? category : null;
        WithoutLine ??= cell.Kind == SubsidyKind.NoLine ? category : null;
        var amount = PaidBy(cell, _standard, _plan.Identities.Cap);
        if (amount.IsZero || !IsBetter(category, amount))
        {
            return;
        }

        (Category, Amount, WasCapped) = (category, amount, cell.Kind == SubsidyKind.Amount && cell.Amount > _standard);
    }

    private bool IsBetter(SubsidyCategory category, Money amount)
    {
        if (Category is null)
        {
            return true;
        }

        return _plan.Identities.Choice switch
        {
            IdentityPrecedence.First => category.Order < Category.Order,
            IdentityPrecedence.Highest => amount > Amount || (amount == Amount && category.Order < Category.Order),
        };
    }
}
