using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>The categories that count for one person at one payment.</summary>
internal sealed class HeldIdentities
{
    // Nearly everybody: nothing is ever added to it.
    private static readonly HeldIdentities Nothing = new();

    /// <summary>The categories as stated, then those that several make together.</summary>
    internal List<SubsidyCategory> Categories { get; } = [];

    /// <summary>The conjunctions that applied.</summary>
    internal List<Conjunction> Conjunctions { get; } = [];

    /// <summary>The rosters' contradictions.</summary>
    internal List<Warning> Contradictions { get; } = [];

    /// <summary>True where identities were stated but do not count on the day.</summary>
    internal bool NotCertified { get; private set; }

    /// <summary>Bits of the groups for <see cref="Fact.Group"/>.</summary>
    internal ulong GroupBits
    {
        get
        {
            var bits = 0UL;
            foreach (var category in Categories)
            {
                bits |= category.Groups;
            }

            return bits == 0 ? 1UL : bits;
        }
    }

    internal static HeldIdentities Of(Plan plan, Applicant applicant, DateOnly? paidOn, PricedIdentity? priced)
    {
        var known = applicant.Circumstances;
        if (applicant.Identities.Count == 0 && known.PaidAs is null)
        {
            return Nothing;
        }

        var held = new HeldIdentities();
        if (priced == PricedIdentity.AsPaid)
        {
            held.Add(plan, known.PaidAs);
            if (known.PaidAs is not null)
            {
                return held;
            }
        }
        else if (priced == PricedIdentity.Current)
        {
            held.Add(plan, known.PaidAs);
        }
        else if (!CountsOn(known, paidOn))
        {
            held.NotCertified = applicant.Identities.Count > 0;
            return held;
        }

        foreach (var identity in applicant.Identities)
        {
            held.Add(plan, identity);
        }

        held.Combine(plan);
        return held;
    }

    /// <summary>Every category with what it would pay, and the rules by which several become one.</summary>
    /// <param name="notes">Where the clauses go.</param>
    /// <param name="rules">The plan's rules.</param>
    /// <param name="tier">The chosen tier; null without one.</param>
    /// <param name="standard">The payer's standard in it.</param>
    internal void Explain(AssessmentNotes notes, IdentityRules rules, string? tier, Money? standard)
    {
        foreach (var category in Categories)
        {
            var paid = tier is not null && standard is { } whole ? BestSubsidy.PaidBy(category.CellFor(tier), whole, rules.Cap) : Money.Zero;
            Explain(notes, category, paid);
        }

        foreach (var conjunction in Conjunctions)
        {
            notes.Because(ReasonKind.IdentityRule, conjunction.Clause);
            notes.Assume(conjunction.Assumption);
        }

        if (Categories.Count > 1)
        {
            ExplainChoice(notes, rules);
        }

        foreach (var contradiction in Contradictions)
        {
            notes.Warn(contradiction);
        }

        if (NotCertified)
        {
            notes.Warn(AssessmentTexts.Warning("not-certified"));
        }
    }

    private static void Explain(AssessmentNotes notes, SubsidyCategory category, Money paid)
    {
        notes.Because(ReasonKind.Subsidy, category.Clause, paid.IsZero ? null : paid);
        notes.Assume(category.Assumption);
        foreach (var clause in category.MoreClauses)
        {
            notes.Because(ReasonKind.Subsidy, clause);
        }
    }

    private static void ExplainChoice(AssessmentNotes notes, IdentityRules rules)
    {
        if (rules.Clause is { } clause)
        {
            notes.Because(ReasonKind.IdentityRule, clause);
        }

        notes.Assume(rules.Assumption);
    }

    private static bool CountsOn(Circumstances known, DateOnly? paidOn) =>
        known.Certified != false
        && !(known.CertifiedOn is { } certified && paidOn < certified)
        && !(known.RemovedOn is { } removed && paidOn >= removed);

    private void Add(Plan plan, string? name)
    {
        if (name is not null && plan.FindCategory(name) is { } category && !Categories.Contains(category))
        {
            Categories.Add(category);
        }
    }

    private void Combine(Plan plan)
    {
        foreach (var conjunction in plan.Identities.Conjunctions)
        {
            if (HasOne(conjunction.First) && HasOne(conjunction.Second))
            {
                Conjunctions.Add(conjunction);
                Add(plan, conjunction.Becomes);
            }
        }

        foreach (var contradiction in plan.Identities.Contradictions)
        {
            if (HasOne(contradiction.First) && HasOne(contradiction.Second))
            {
                Contradictions.Add(contradiction.Warning);
            }
        }
    }

    private bool HasOne(IReadOnlyList<string> names)
    {
        foreach (var category in Categories)
        {
            if (names.Contains(category.Name))
            {
                return true;
            }
        }

        return false;
    }
}
