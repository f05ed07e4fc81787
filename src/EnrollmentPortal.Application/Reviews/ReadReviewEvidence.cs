using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A file with its content.</summary>
public sealed record EvidenceContent(string FileName, EvidenceFormat Format, byte[] Content);

/// <summary>Shows a piece of evidence to users who may see the case, and records that it was looked at.</summary>
public sealed class ReadReviewEvidence(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.ReadReviews;

    /// <returns>The file, or <see cref="ReviewErrors.NotFound"/>.</returns>
    public async Task<Result<EvidenceContent>> ExecuteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.ReviewEvidence.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } file)
        {
            return ReviewErrors.NotFound;
        }

        audit.Note(work, actor, new AuditNote(
            ReviewAudit.Prefix + "evidence-opened", "person", file.PersonId.ToString(), file.OrgCode, New: new { Case = file.CaseId, File = file.FileName }));
        await work.CommitAsync(cancellationToken);
        return new EvidenceContent(file.FileName, file.Format, file.Content);
    }
}
