using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.IdentityCases;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>What the audit keeps of a case that was decided, whichever way, or whose reason has gone.</summary>
internal static class IdentityCaseAudit
{
    internal static void NoteCase(this AuditTrail audit, UnitOfWork work, Actor actor, IdentityCase settled) => audit.Note(work, actor, new AuditNote(
        settled.State == IdentityCaseState.Withdrawn ? "roster.case-withdrawn" : "roster.case-decided", "person", settled.PersonId.ToString(), settled.OrgCode,
        New: new { settled.Category, settled.Rule, settled.Clauses, Amount = settled.Amount?.InYuan, settled.State }, Reason: settled.Note));
}
