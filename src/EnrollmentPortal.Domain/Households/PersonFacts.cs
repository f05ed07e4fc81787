using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Domain.Households;

/// <summary>Everything that was ever recorded about one person.</summary>
public sealed class PersonFacts(IEnumerable<PersonFact> rows)
{
    // The newest first; rows of one transaction share their instant, and ids are given in order.
    private readonly PersonFact[] _rows = [.. rows.OrderByDescending(fact => fact.RecordedAt).ThenByDescending(fact => fact.Id)];

    /// <summary>Nothing is recorded.</summary>
    public static PersonFacts None { get; } = new([]);

    /// <summary>Every answer, the newest first.</summary>
    public IReadOnlyList<PersonFact> All => _rows;

    /// <summary>The answer of every kind that counts: the newest of those that count for the year and on the day.</summary>
    public IReadOnlyDictionary<FactKind, PersonFact> Current(int coverageYear, DateOnly today)
    {
        var current = new Dictionary<FactKind, PersonFact>();
        foreach (var fact in _rows.Where(fact => fact.CountsFor(coverageYear, today)))
        {
            current.TryAdd(fact.Kind, fact);
        }

        return current;
    }

    /// <summary>The answers that stood when somebody paid.</summary>
    /// <param name="enrollment">Id of the enrolment. Ids of both are given in order.</param>
    public PersonFacts Before(Guid enrollment) => new(_rows.Where(fact => fact.Id.CompareTo(enrollment) < 0));

    /// <summary>Why the person has not enrolled for the year; null where nobody has said it. It means nothing once the person is enrolled.</summary>
    public PersonFact? NotEnrolling(int coverageYear, DateOnly today) =>
        Current(coverageYear, today).GetValueOrDefault(FactKind.NotEnrolling) is { } said && said.Value != FactKinds.Unstated ? said : null;

    /// <summary>The kinds of which one answer or more is hidden from cadres.</summary>
    public IEnumerable<FactKind> HiddenFromCadres => _rows.Where(fact => FactKinds.IsHiddenFromCadres(fact.Kind, fact.Value)).Select(fact => fact.Kind).Distinct();

    /// <summary>The newest answer of the kind, whether it counts or not; null where there is none.</summary>
    public PersonFact? Latest(FactKind kind) => Array.Find(_rows, fact => fact.Kind == kind);
}
