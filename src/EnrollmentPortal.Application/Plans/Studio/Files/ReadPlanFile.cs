using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

/// <summary>导出: a draft or a published version as a file.</summary>
public sealed class ReadPlanFile(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="id">Of a draft or of a version.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The file, or <see cref="StudioErrors.VersionNotFound"/>.</returns>
    public async Task<Result<PlanFile>> ExecuteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.PlanDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } draft)
        {
            return PlanFile.Of(draft.OrgCode, draft.CoverageYear, $"draft-{draft.RowVersion}", draft.Document);
        }

        // A township reads its county's version because its own lies over it; the file is its county's to give.
        var version = await work.PlanVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return version is not null && actor.Scope.Contains(version.OrgCode)
            ? PlanFile.Of(version.OrgCode, version.CoverageYear, $"v{version.Version}", version.Document)
            : StudioErrors.VersionNotFound;
    }
}
