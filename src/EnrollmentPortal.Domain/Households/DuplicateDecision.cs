using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>Two people who look like one and are not: remembered, so that nobody asks again.</summary>
public sealed class DuplicateDecision : ITenantOwned
{
    private DuplicateDecision()
    {
    }

    /// <param name="pair">The two records.</param>
    /// <param name="unit">The unit that contains both.</param>
    /// <param name="on">Business date.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="note">By which evidence; null without.</param>
    public DuplicateDecision(PersonPair pair, OrgCode unit, DateOnly on, string by, string? note)
    {
        (TenantId, FirstId, SecondId, OrgCode) = (unit.TenantId, pair.First, pair.Second, unit);
        (DecidedOn, DecidedByName, Note) = (on, by, note);
    }

    public int TenantId { get; private init; }

    public Guid FirstId { get; private init; }

    public Guid SecondId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public DateOnly DecidedOn { get; private init; }

    public string DecidedByName { get; private init; } = string.Empty;

    public string? Note { get; private init; }
}

/// <summary>Two records of people, in the order of their ids as PostgreSQL compares them.</summary>
public readonly record struct PersonPair
{
    private PersonPair(Guid first, Guid second) => (First, Second) = (first, second);

    public Guid First { get; }

    public Guid Second { get; }

    /// <summary>The pair, whichever of the two comes first.</summary>
    /// <exception cref="ArgumentException">Both are the same record.</exception>
    public static PersonPair Of(Guid one, Guid other) => string.CompareOrdinal(one.ToString(), other.ToString()) switch
    {
        < 0 => new PersonPair(one, other),
        > 0 => new PersonPair(other, one),
        0 => throw new ArgumentException("A record is no pair with itself.", nameof(other)),
    };
}
