using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>A change of one identity that the rosters in force ask for on the business date and that has not been made.</summary>
internal sealed class RosterDue
{
    public Guid PersonId { get; init; }

    public string Category { get; init; } = string.Empty;

    public Guid RosterId { get; init; }

    /// <summary>The identity to end; null for one to enter.</summary>
    public Guid? IdentityId { get; init; }

    /// <summary>First day of an identity to enter, last day of one to end.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The department's day; null where the list names none, and for what ends.</summary>
    public DateOnly? CertifiedOn { get; init; }
}

/// <summary>Compares the rosters in force with the identities on the books.</summary>
/// <remarks>In force is, for every department and category, the newest applied roster that has reached its day. A department's list ends only
/// what the department itself certified. Nobody is taken off by a line that waits for a decision or could not be read: neither the person
/// that it may mean, nor anybody of the name that it writes.</remarks>
internal static class RosterDues
{
    private static readonly SqlFile Statement = SqlFile.Beside(typeof(RosterDues), "RosterDues.sql");

    /// <param name="work">The unit of work.</param>
    /// <param name="people">The people to look at; null for everybody.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    public static Task<List<RosterDue>> RosterDuesAsync(
        this UnitOfWork work, IReadOnlyCollection<Guid>? people, int limit, CancellationToken cancellationToken)
    {
        var (everybody, chosen) = (people is null, people?.ToArray() ?? []);
        return work.Database.SqlQuery<RosterDue>(Statement.With(
            ("tenant", work.TenantId), ("today", work.Today), ("everybody", everybody), ("chosen", chosen), ("limit", limit),
            ("rosters_in_force", work.RostersInForce()),
            ("matched", nameof(RosterMatch.Matched)), ("refused", nameof(RosterMatch.Refused)), ("accepted", nameof(RosterDecision.Accepted)),
            ("other_name", nameof(RosterMatch.OtherName)), ("name_and_birth", nameof(RosterMatch.NameAndBirth)), ("exempt", nameof(RosterMatch.Exempt)))).ToListAsync(cancellationToken);
    }
}
