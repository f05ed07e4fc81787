using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <content>Reasons and warnings.</content>
internal sealed partial class AssessmentRun
{
    private void NoteStandard()
    {
        if (_standard is not null)
        {
            _notes.Because(ReasonKind.Standard, _standard.Clause, _standard.Amount);
        }
    }

    private void NoteSubsidies()
    {
        foreach (var category in _held.Categories)
        {
            NoteCategory(category);
        }

        foreach (var conjunction in _held.Conjunctions)
        {
            _notes.Because(ReasonKind.IdentityRule, conjunction.Clause);
            _notes.Assume(conjunction.Assumption);
        }

        if (_held.Categories.Count > 1)
        {
            NoteIdentityRule();
        }

        foreach (var warning in _held.Contradictions)
        {
            _notes.Warn(warning);
        }

        if (_held.NotCertified)
        {
            _notes.Warn(AssessmentTexts.Warning("not-certified"));
        }

        NoteGaps();
    }

    private void NoteCategory(SubsidyCategory category)
    {
        var amount = _tier is null
            ? (Money?)null
            : BestSubsidy.PaidBy(category.CellFor(_tier.Key), _standard!.Amount, _plan.Identities.Cap);
        _notes.Because(ReasonKind.Subsidy, category.Clause, amount is { IsZero: false } ? amount : null);
        _notes.Assume(category.Assumption);
        foreach (var clause in category.MoreClauses)
        {
            _notes.Because(ReasonKind.Subsidy, clause);
        }
    }

    private void NoteIdentityRule()
    {
        if (_plan.Identities.Clause is { } clause)
        {
            _notes.Because(ReasonKind.IdentityRule, clause);
        }

        _notes.Assume(_plan.Identities.Assumption);
    }

    private void NoteGaps()
    {
        if (_best?.Unprinted is { } unprinted)
        {
            _notes.Warn(AssessmentTexts.Warning("amount-not-printed", unprinted.Name));
        }

        if (_best?.WithoutLine is { } missing)
        {
            _notes.Warn(AssessmentTexts.Warning("no-line", missing.Name, _tier!.Key));
        }

        if (_best?.GaveWay is { } second)
        {
            _notes.Warn(AssessmentTexts.Warning("only-without-other", second.Name));
        }

        if (_best?.WasCapped == true)
        {
            _notes.Warn(AssessmentTexts.Warning("subsidy-capped"));
        }
    }

    private void NoteRoute(DecisionRow<RouteOutcome> route)
    {
        _notes.AddRow(ReasonKind.Route, route);
        if (_facts.PaidOn is { } day && _plan.FindWindow(day) is { } window)
        {
            _notes.Assume(window.Assumption);
        }
    }

    private void NoteEntitlement(RouteOutcome route, Entitlement entitlement)
    {
        if (route.Start == StartRule.Coverage)
        {
            _notes.Because(ReasonKind.Entitlement, _plan.Coverage.Clause);
            _notes.Assume(_plan.Coverage.Assumption);
        }

        if (entitlement.State == EntitlementState.NoDaysLeft)
        {
            _notes.Warn(AssessmentTexts.Warning("no-benefit-days"));
            _notes.Assume(_plan.Coverage.NoDaysLeftAssumption);
        }
        else if (entitlement.State == EntitlementState.NotPrinted)
        {
            _notes.Warn(AssessmentTexts.Warning("entitlement-not-printed"));
        }
    }

    private void NoteEverywhere()
    {
        // Seen by the notices alone, so that who else enrols can never change a price. What was stated goes before it.
        var stated = _facts[Fact.HouseholdIncomplete];
        if (_applicant is { LeavesOthersOut: true, Circumstances.HouseholdIncomplete: null })
        {
            _facts.Set(Fact.HouseholdIncomplete, answer: true);
        }

        foreach (var row in _plan.Notices.Rows)
        {
            if (row.When.Hold(_facts, _plan.Counting))
            {
                _notes.AddRow(ReasonKind.Notice, row);
            }
        }

        _facts.SetMany(Fact.HouseholdIncomplete, stated);
    }
}
