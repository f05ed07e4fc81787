using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>办理情形: one answer about a person, with where it comes from and how long it counts. Appended, never edited: an answer is corrected by a newer one.</summary>
public sealed class PersonFact : ITenantOwned
{
    private PersonFact()
    {
    }

    /// <param name="id">UUID version 7.</param>
    public PersonFact(Guid id, Person person, FactAnswer answer, FactSpan span, FactRecording recording)
    {
        (TenantId, Id, PersonId, OrgCode) = (person.TenantId, id, person.Id, person.OrgCode);
        (Kind, Value, HappenedOn, Evidence) = (answer.Kind, answer.Value, answer.HappenedOn, answer.Evidence);
        (From, Until, CoverageYear) = (span.From, span.Until, span.CoverageYear);
        (Source, RecordedBy, RecordedByName) = (recording.Source, recording.By, recording.ByName);
        (RecordedOn, RecordedAt) = (recording.On, recording.At);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Where the person lives; follows their moves.</summary>
    public OrgCode OrgCode { get; private init; }

    public FactKind Kind { get; private init; }

    /// <summary>In the vocabulary of <see cref="CircumstancesText"/> or of <see cref="NotEnrollingReason"/>, or <see cref="FactKinds.Unstated"/>, or <see cref="FactKinds.None"/>.</summary>
    public string Value { get; private init; } = string.Empty;

    /// <summary>The documented day of an event; null for everything else.</summary>
    public DateOnly? HappenedOn { get; private init; }

    /// <summary>The first business day on which it counts.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last one; null while no end is known.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>The only coverage year that it counts for; null for every year.</summary>
    public int? CoverageYear { get; private init; }

    /// <summary>What was shown or said.</summary>
    public string Evidence { get; private init; } = string.Empty;

    public FactSource Source { get; private init; }

    public Guid RecordedBy { get; private init; }

    public string RecordedByName { get; private init; } = string.Empty;

    /// <summary>The business date.</summary>
    public DateOnly RecordedOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public bool CountsFor(int coverageYear, DateOnly today) =>
        (CoverageYear is null || CoverageYear == coverageYear) && From <= today && (Until is null || today <= Until);
}

/// <summary>What is said of a person.</summary>
/// <param name="HappenedOn">Only and always of an event.</param>
public sealed record FactAnswer(FactKind Kind, string Value, DateOnly? HappenedOn, string Evidence);

/// <summary>Who says so, and when.</summary>
/// <param name="On">The business date.</param>
public sealed record FactRecording(FactSource Source, Guid By, string ByName, DateOnly On, DateTimeOffset At);
