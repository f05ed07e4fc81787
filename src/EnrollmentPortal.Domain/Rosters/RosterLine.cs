using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Rosters;

/// <summary>A line of a roster with the person that it was found to mean. No line is ever lost: what cannot be used says why.</summary>
public sealed class RosterLine : ITenantOwned
{
    private RosterLine()
    {
    }

    public RosterLine(Roster roster, RosterEntry entry, RosterNumber? idNumber, RosterFinding finding)
    {
        (TenantId, RosterId, Number, OrgCode) = (roster.TenantId, roster.Id, entry.Number, finding.Unit);
        (Category, Name, BornOn) = (entry.Category, entry.Name, entry.BornOn);
        (CertifiedOn, CertifiedUntil) = (entry.CertifiedOn, entry.CertifiedUntil);
        (IdNumberHash, IdNumberMasked) = (idNumber?.Hash, idNumber?.Masked);
        (Match, PersonId, Fault) = (finding.Match, finding.PersonId, entry.Fault ?? finding.Fault);
    }

    public int TenantId { get; private init; }

    public Guid RosterId { get; private init; }

    /// <summary>Where a spreadsheet shows it.</summary>
    public int Number { get; private init; }

    /// <summary>Where the person lives; for nobody known the place that the line names, or the sender's unit.</summary>
    public OrgCode OrgCode { get; private set; }

    public string Category { get; private init; } = string.Empty;

    public string Name { get; private init; } = string.Empty;

    public DateOnly? BornOn { get; private init; }

    public byte[]? IdNumberHash { get; private init; }

    public string? IdNumberMasked { get; private init; }

    /// <summary>The department's day; null where the list names none.</summary>
    public DateOnly? CertifiedOn { get; private init; }

    /// <summary>The last day, inclusive; null while it lasts.</summary>
    public DateOnly? CertifiedUntil { get; private init; }

    public RosterMatch Match { get; private init; }

    /// <summary>The person, or the one candidate; null where there is none or several.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>What is wrong or must be known.</summary>
    public Error? Fault { get; private init; }

    /// <summary>Null while nobody has decided, and where nothing is to be decided.</summary>
    public RosterDecision? Decision { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>A user knows where a person lives that nobody has registered.</summary>
    public void PlaceIn(OrgCode unit) => OrgCode = unit;

    /// <summary>Decides a line that needs review.</summary>
    /// <param name="person">The person that it means; null where it means nobody.</param>
    /// <param name="byName">Who decided.</param>
    public void Decide(Guid? person, string byName)
    {
        (Decision, DecidedByName) = (person is null ? RosterDecision.Rejected : RosterDecision.Accepted, byName);
        PersonId = person ?? PersonId;
    }
}

/// <summary>An ID number as a line keeps it: it finds the person again, and nobody can read it back.</summary>
public sealed record RosterNumber(byte[] Hash, string Masked);

/// <summary>A line as it was read.</summary>
/// <param name="Fault">Why it cannot be used; null where it can.</param>
public sealed record RosterEntry(
    int Number,
    string Name,
    IdNumber? IdNumber,
    DateOnly? BornOn,
    string Category,
    DateOnly? CertifiedOn,
    DateOnly? CertifiedUntil,
    string Township,
    string Village,
    Error? Fault);

/// <summary>The people that a line was found to mean.</summary>
/// <param name="Unit">The unit that sees the line.</param>
/// <param name="Fault">What must be known beside the match.</param>
public sealed record RosterFinding(RosterMatch Match, Guid? PersonId, OrgCode Unit, Error? Fault = null);
