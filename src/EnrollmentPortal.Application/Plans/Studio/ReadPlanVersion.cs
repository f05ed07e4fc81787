using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>A published version with the one before it.</summary>
/// <param name="Newer">The version that took its place; null where none did.</param>
public sealed record PlanVersionReading(StudioVersion Version, string UnitName, StudioVersion? Newer);

/// <summary>Reads one published version: what it says otherwise than the one before, who checked and who published it.</summary>
public sealed class ReadPlanVersion(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The version, or <see cref="StudioErrors.VersionNotFound"/>.</returns>
    public async Task<Result<PlanVersionReading>> ExecuteAsync(Guid version, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var versions = await StudioVersions.ReadAsync(work, cancellationToken);
        if (versions.FirstOrDefault(row => row.Id == version) is not { } found)
        {
            return StudioErrors.VersionNotFound;
        }

        var newer = versions.Where(row => row.Unit == found.Unit && row.CoverageYear == found.CoverageYear && row.Number > found.Number).MinBy(row => row.Number);
        return new PlanVersionReading(found, await work.UnitNameAsync(found.Unit, cancellationToken), newer);
    }
}
