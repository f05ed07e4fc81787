using EnrollmentPortal.Domain.Facts;
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
