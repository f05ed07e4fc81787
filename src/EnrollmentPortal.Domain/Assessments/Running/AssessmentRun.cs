using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>One assessment, step by step: facts, standard, subsidy, eligibility, route, dates.</summary>
internal sealed partial class AssessmentRun
{
    private readonly Plan _plan;
    private readonly Applicant _applicant;
    private readonly FeeTier? _tier;
    private readonly DateOnly? _arrivedOn;
    private readonly FactSheet _facts;
    private readonly AssessmentNotes _notes = new();
    private readonly Figure? _standard;
    private readonly DecisionRow<ChangeOutcome>? _change;
    private readonly HeldIdentities _held;
    private readonly BestSubsidy? _best;

    internal AssessmentRun(Plan plan, Applicant applicant, FeeTier? tier, DateOnly? paidOn, DateOnly? arrivedOn)
        : this(plan, applicant, tier, FactFinder.Find(plan, applicant, paidOn), arrivedOn)
    {
    }

    private AssessmentRun(Plan plan, Applicant applicant, FeeTier? tier, FactSheet facts, DateOnly? arrivedOn)
    {
        (_plan, _applicant, _tier, _arrivedOn, _facts) = (plan, applicant, tier, arrivedOn, facts);
        var payer = FindPayer();
        _facts.Set(Fact.Payer, (int)payer);
        _standard = tier?.StandardFor(payer);
        _facts.Set(Fact.PaidBefore, (int)EarlierPaymentOf(applicant.Circumstances.PaidBefore));
        _change = plan.Changes.First(_facts, plan.Counting);
        _held = HeldIdentities.Of(plan, applicant, facts.PaidOn, _change?.Then.Identity);
        _facts.SetMany(Fact.Group, _held.GroupBits);
        _best = tier is null || _held.Categories.Count == 0 ? null : BestSubsidy.Of(plan, _held.Categories, tier.Key, _standard!.Amount);
        _facts.Set(Fact.Subsidy, (int)(_best?.Reach ?? SubsidyReach.None));
    }

    internal Assessment Assess() => Settled(Assess(Decide(_plan.Eligibility), Decide(_plan.Routes)));

    private Assessment Settled(Assessment assessment) =>
        assessment.LeftBy is { } left && _applicant.Decision is { } decision && (decision.LeftBy is null || decision.LeftBy == left.Key)
            ? Decide(assessment, decision)
            : assessment;

    private Assessment Assess(DecisionRow<EligibilityOutcome> eligibility, DecisionRow<RouteOutcome> route)
    {
        var refusedHere = eligibility.Then.Verdict == Verdict.Refused;
        var refused = refusedHere || route.Then.Verdict == Verdict.Refused;
        NoteStandard();
        if (!refused)
        {
            NoteSubsidies();
        }

        _notes.AddRow(ReasonKind.Eligibility, eligibility);
        if (!refusedHere)
        {
            NoteRoute(route);
        }

        return refused ? Refused(refusedHere ? (eligibility.Key, eligibility.Name) : (route.Key, route.Name)) : Priced(eligibility, route);
    }

    private PayerKind FindPayer()
    {
        // An identity that the department denies makes nobody anything.
        foreach (var identity in _applicant.Circumstances.Certified == false ? [] : _applicant.Identities)
        {
            // A certified row on the students' own standard makes the person a student payer (松溉 附件2).
            if (_plan.FindCategory(identity) is { Payer: PayerKind.UniversityStudent })
            {
                return PayerKind.UniversityStudent;
            }
        }

        return _plan.Payers.First(_facts, _plan.Counting)?.Then.Payer ?? PayerKind.Resident;
    }

    private EarlierPayment EarlierPaymentOf(Money? paidBefore) => paidBefore switch
    {
        null => EarlierPayment.None,
        { } amount when _standard is { } standard && amount >= standard.Amount => EarlierPayment.Full,
        _ => EarlierPayment.Reduced,
    };

    private DecisionRow<T> Decide<T>(DecisionTable<T> table) =>
        table.First(_facts, _plan.Counting)
        ?? throw new InvalidOperationException("A decision table without a last row came through the loader.");

    private Assessment Refused((string Key, Wording Name) row) => new()
    {
        Verdict = Verdict.Refused,
        Route = row.Key,
        RouteName = row.Name,
        Tier = _tier?.Key,
        Standard = _standard?.Amount,
        Entitlement = Entitlement.None,
        Warnings = _notes.Warnings,
        Reasons = _notes.Reasons,
        Assumptions = _notes.Assumptions,
    };

    private Assessment Priced(DecisionRow<EligibilityOutcome> eligibility, DecisionRow<RouteOutcome> route)
    {
        var buyBack = BuyBackOf(route.Then);
        var entitlement = EntitlementRule.Of(_plan, route.Then, _facts, WaitOf(route.Then), _arrivedOn);
        NoteEntitlement(route.Then, entitlement);
        var price = PriceOf(route.Then);
        var verdict = VerdictOf(eligibility.Then.Verdict, route.Then, entitlement, price);
        if (verdict == Verdict.Refused)
        {
            return Refused((route.Key, route.Name));
        }

        var bonuses = BonusesOf();
        var later = LaterOf(price);
        NoteEverywhere();
        return new Assessment
        {
            Verdict = verdict,
            LeftBy = verdict != Verdict.Review ? null : eligibility.Then.Verdict == Verdict.Review ? LeftOpen.Of(eligibility) : LeftOpen.Of(route),
            Route = route.Key,
            RouteName = route.Name,
            Tier = _tier?.Key,
            Standard = price.Standard,
            Subsidy = price.Subsidy,
            Grant = price.Grant,
            SelfPay = price.SelfPay,
            GovernmentShare = price.GovernmentShare,
            BuyBack = buyBack,
            Bonuses = bonuses is null ? [] : bonuses,
            Entitlement = entitlement,
            Later = later,
            Warnings = _notes.Warnings,
            Reasons = _notes.Reasons,
            Assumptions = _notes.Assumptions,
        };
    }

    private Verdict VerdictOf(Verdict eligibility, RouteOutcome route, Entitlement entitlement, Price price)
    {
        if (entitlement.State == EntitlementState.NoDaysLeft && _decision is null && _plan.Coverage.NoDaysLeft != Verdict.Accepted)
        {
            return _plan.Coverage.NoDaysLeft;
        }

        // A person can decide who may enrol and from when, but not an amount that nobody has printed.
        var unsure = price.NeedsDecision || (_decision is null && (eligibility == Verdict.Review || route.Verdict == Verdict.Review || EventIsLate()));
        return unsure ? Verdict.Review : Verdict.Accepted;
    }

    private bool EventIsLate()
    {
        var late = _facts.EventOn > _facts.PaidOn && _applicant.Circumstances.Event?.Kind.MayLieAhead() == false;
        if (late)
        {
            _notes.Warn(AssessmentTexts.Warning("event-after-payment"));
        }

        return late;
    }
}
