using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans;

/// <summary>Publishes the plans that come with the program into a tenant.</summary>
public static class PublishPlans
{
    /// <summary>Adds every built-in document of the tenant and year that differs from the newest one that came with the program.</summary>
    /// <remarks>Once an official has published a version of their own, no release of the program puts another one over it.</remarks>
    /// <returns>How many versions were added.</returns>
    public static async Task<int> PublishBuiltInAsync(UnitOfWork work, int coverageYear, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var document in PlanLibrary.BuiltInDocuments)
        {
            var (unit, year) = PlanLibrary.KeyOf(document);
            if (unit.TenantId != work.TenantId || year != coverageYear)
            {
                continue;
            }

            var newest = await work.PlanVersions.AsNoTracking()
                .Where(version => version.OrgCode == unit && version.CoverageYear == coverageYear)
                .OrderByDescending(version => version.Version)
                .Select(version => new { version.Version, version.Digest, ByOfficial = version.PublishedBy != null })
                .FirstOrDefaultAsync(cancellationToken);
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Json)));
            if (newest is not { ByOfficial: true } && newest?.Digest != digest)
            {
                work.PlanVersions.Add(new PlanVersion(Guid.CreateVersion7(), unit, coverageYear, (newest?.Version ?? 0) + 1, document.Label, document.Json, digest, now));
                added++;
            }
        }

        await work.SaveChangesAsync(cancellationToken);
        return added;
    }
}
