using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Reviews;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>The lines of the audit trail about review cases.</summary>
internal static class ReviewAudit
{
    /// <summary>All of them begin so; village cadres do not read them.</summary>
    public const string Prefix = "review.";

    public static string ActionOf(ReviewState state) => state switch
    {
        ReviewState.Open => Prefix + "asked",
        ReviewState.Accepted => Prefix + "accepted",
        ReviewState.Refused => Prefix + "refused",
        ReviewState.Withdrawn => Prefix + "withdrawn",
    };

    /// <summary>What has just become of the case, as a line of the person's history.</summary>
    public static void NoteReview(this AuditTrail audit, UnitOfWork work, Actor actor, ReviewCase row) => audit.Note(work, actor, new AuditNote(
        ActionOf(row.State),
        "person",
        row.PersonId.ToString(),
        row.OrgCode,
        New: new
        {
            Case = row.Id,
            row.CoverageYear,
            LeftBy = $"{row.LeftByZh} {row.Clauses}",
            Described = row.State == ReviewState.Open ? row.Description : null,
            AcceptedBy = row.RouteZh,
            row.RuleId,
        },
        Reason: row.Reason));
}
