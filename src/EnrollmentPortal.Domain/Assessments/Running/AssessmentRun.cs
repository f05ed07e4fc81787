using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>One assessment as a story: what the price rests on, whether and by which way the person comes in, what they pay and when they
/// are covered, and the clauses that say so.</summary>
/// <remarks>The fields are the question. Every step takes what it needs and returns what it finds; only the sheet of facts is filled on the
/// way, because the plan's tables ask it. What a step decides is explained afterwards, in the order in which a clerk reads the clauses.</remarks>
internal sealed class AssessmentRun(Plan plan, Applicant applicant, FeeTier? tier, FactSheet facts, DateOnly? arrivedOn)
{
    internal static Assessment Assess(Plan plan, Applicant applicant, FeeTier? tier, DateOnly? paidOn, DateOnly? arrivedOn) =>
        new AssessmentRun(plan, applicant, tier, FactFinder.Find(plan, applicant, paidOn), arrivedOn).Assess();

    /// <summary>Assesses with every open fact as all that it may be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="applicant">With <see cref="Applicant.Open"/>.</param>
    /// <param name="tier">The tier.</param>
    /// <param name="paidOn">The day of payment.</param>
    /// <param name="undecided">The first fact on which the result turned; null where there is a result.</param>
    /// <returns>Null where the result turned on a fact.</returns>
    internal static Assessment? TryAssess(Plan plan, Applicant applicant, FeeTier? tier, DateOnly? paidOn, out FactKind? undecided)
    {
        var facts = FactFinder.FindOpen(plan, applicant, paidOn);
        var result = new AssessmentRun(plan, applicant, tier, facts, arrivedOn: null).TryAssess(out var openYears);
        undecided = facts.Blocked is { } fact ? FactFinder.KindOf(fact) : openYears;
        return undecided is null ? result : null;
    }

    private Assessment Assess()
    {
        // The basis comes first: the tables of admission ask for payer, groups and subsidy.
        var basis = PriceBasis.Of(plan, applicant, tier, facts);
        return Settle(basis, Admission.Of(plan, facts));
    }

    private Assessment? TryAssess(out FactKind? openYears)
    {
        openYears = null;
        var basis = PriceBasis.Of(plan, applicant, tier, facts);
        if (Admission.Find(plan, facts) is not { } admission || facts.Blocked is not null)
        {
            return null;
        }

        // Years are counted by a rule of their own, which the tables do not show.
        openYears = !admission.IsRefused && BuyBack.IsOpen(plan.Interruption, admission.Route.Then, applicant)
            ? FactKind.BoughtBackYears
            : null;
        return Settle(basis, admission);
    }

    // What the plan leaves to a person, a person may have decided.
    private Assessment Settle(in PriceBasis basis, in Admission admission)
    {
        var open = Assess(basis, admission);
        if (applicant.Decision is not { } decision || !DecisionRule.Settles(decision, open))
        {
            return open;
        }

        if (decision.Route is null)
        {
            return DecisionRule.Cite(plan, decision, DecisionRule.Refuse(open, basis.Standard?.Amount));
        }

        // On a sheet that knows by now what the first look has derived, the basis is asked once more.
        return DecisionRule.FindRoute(plan, decision) is { } route
            ? DecisionRule.Cite(plan, decision, Assess(PriceBasis.Of(plan, applicant, tier, facts), admission.DecidedFor(route)))
            : open;
    }

    private Assessment Assess(in PriceBasis basis, in Admission admission)
    {
        var notes = new AssessmentNotes();
        basis.ExplainStandard(notes);
        if (!admission.IsRefused)
        {
            basis.ExplainSubsidy(notes, plan, tier);
        }

        admission.Explain(notes, plan, facts.PaidOn);
        if (admission.IsRefused)
        {
            return Refused(basis, admission, notes);
        }

        var terms = TermsOf(basis, admission);
        Explain(terms, admission.Route.Then, notes);
        return terms.Final.Verdict == Verdict.Refused ? Refused(basis, admission, notes) : Priced(basis, admission, terms, notes);
    }

    private Terms TermsOf(in PriceBasis basis, in Admission admission)
    {
        var (route, known) = (admission.Route.Then, applicant.Circumstances);
        var price = Price.Of(route.Price, basis.Standard, basis.Best, GovernmentShareRule.Of(plan.GovernmentShare, route));
        var buyBack = BuyBack.Of(plan.Interruption, route, known, basis.Standard);
        var wait = WaitingPeriod.Of(plan.Interruption, route, known);
        if (wait.CountsYears && facts.IsOpen(Fact.Interruption))
        {
            // As in a row of a table: the dates turn on it.
            facts.Block(Fact.Interruption);
        }

        var entitlement = EntitlementRule.Of(plan, route, facts, wait.Limit, arrivedOn);
        var eventIsLate = known.Event?.IsOutstandingOn(facts.PaidOn) == true;
        return new Terms(price, buyBack, wait, entitlement, FinalVerdict.Of(plan.Coverage, admission, entitlement, price, eventIsLate));
    }

    private void Explain(in Terms terms, RouteOutcome route, AssessmentNotes notes)
    {
        terms.BuyBack.Explain(notes);
        terms.Wait.Explain(notes);
        EntitlementRule.Explain(notes, plan.Coverage, route, terms.Entitlement);
        terms.Price.Explain(notes);
        GovernmentShareRule.Explain(notes, plan.GovernmentShare, terms.Price.GovernmentShare);
        terms.Final.Explain(notes);
    }

    private Assessment Priced(in PriceBasis basis, in Admission admission, in Terms terms, AssessmentNotes notes)
    {
        var (price, verdict) = (terms.Price, terms.Final.Verdict);
        var bonuses = CoverageBonuses.Of(plan.Bonuses, applicant.Circumstances);
        bonuses.Explain(notes);
        LaterSettlementRule.Explain(notes, basis.Change);
        NoticeRule.Explain(notes, plan, applicant, facts);
        return new Assessment
        {
            Verdict = verdict,
            LeftBy = verdict == Verdict.Review ? admission.LeftBy : null,
            Route = admission.Route.Key,
            RouteName = admission.Route.Name,
            Tier = tier?.Key,
            Standard = price.Standard,
            Subsidy = price.Subsidy,
            Grant = price.Grant,
            SelfPay = price.SelfPay,
            GovernmentShare = price.GovernmentShare,
            BuyBack = terms.BuyBack.Amount,
            Bonuses = bonuses.Granted,
            Entitlement = terms.Entitlement,
            Later = LaterSettlementRule.Of(basis.Change, applicant.Circumstances.PaidBefore, price),
            Warnings = notes.Warnings,
            Reasons = notes.Reasons,
            Assumptions = notes.Assumptions,
        };
    }

    private Assessment Refused(in PriceBasis basis, in Admission admission, AssessmentNotes notes) => new()
    {
        Verdict = Verdict.Refused,
        Route = admission.RefusedBy.Key,
        RouteName = admission.RefusedBy.Name,
        Tier = tier?.Key,
        Standard = basis.Standard?.Amount,
        Entitlement = Entitlement.None,
        Warnings = notes.Warnings,
        Reasons = notes.Reasons,
        Assumptions = notes.Assumptions,
    };

    /// <summary>What the person pays and when they are covered.</summary>
    private readonly record struct Terms(Price Price, BuyBack BuyBack, WaitingPeriod Wait, Entitlement Entitlement, FinalVerdict Final);
}
