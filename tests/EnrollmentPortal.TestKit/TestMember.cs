using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.TestKit;

/// <summary>A member of an arranged household; says only what the test cares about.</summary>
public sealed record TestMember(string Name)
{
    public Relation Relation { get; init; } = Relation.Other;

    public DateOnly BornOn { get; init; } = new(1980, 5, 1);

    public Sex Sex { get; init; } = Sex.Male;

    public IReadOnlyList<string> Identities { get; init; } = [];

    public ExemptionReason? Exemption { get; init; }

    /// <summary>Coverage year and tier of an earlier enrolment; a null tier for a person who is known not to have been covered then.</summary>
    public (int Year, string? Tier)? LastCovered { get; init; }

    public static TestMember Head(string name) => new(name) { Relation = Relation.Head };

    public TestMember With(params string[] identities) => this with { Identities = identities };

    public TestMember Born(int year, int month, int day) => this with { BornOn = new DateOnly(year, month, day) };
}
