using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A case with the person it concerns.</summary>
internal sealed class SeenReview
{
    public ReviewCase Case { get; init; } = default!;

    public Person Person { get; init; } = default!;

    public string HouseholdNumber { get; init; } = string.Empty;

    public string? Village { get; init; }
}

/// <summary>The cases of the scope.</summary>
internal static class ReviewQueries
{
    /// <summary>With people and places; row-level security leaves those of the scope.</summary>
    public static IQueryable<SeenReview> SeenReviews(this UnitOfWork work) =>
        from row in work.ReviewCases.AsNoTracking()
        join person in work.People on row.PersonId equals person.Id
        join household in work.Households on person.HouseholdId equals household.Id
        select new SeenReview
        {
            Case = row,
            Person = person,
            HouseholdNumber = household.Number,
            Village = work.OrgUnits.Where(unit => unit.Level == OrgLevel.Village && UnitOfWork.StartsWith((string)(object)row.OrgCode, (string)(object)unit.OrgCode))
                .Select(unit => unit.Name).FirstOrDefault(),
        };

    /// <summary>The case, locked and tracked, of a year that is still open.</summary>
    public static async Task<Result<ReviewCase>> OpenCaseAsync(this UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        await work.ShareYearsAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"select from review_case where tenant_id = {work.TenantId} and id = {id} for update", cancellationToken);
        if (await work.ReviewCases.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken) is not { } row)
        {
            return ReviewErrors.NotFound;
        }

        if (row.State != ReviewState.Open)
        {
            return ReviewErrors.Decided(row.DecidedByName!, row.DecidedOn!.Value);
        }

        var isClosed = await work.Campaigns.AnyAsync(campaign => campaign.CoverageYear == row.CoverageYear && campaign.ClosedOn != null, cancellationToken);
        return isClosed ? CampaignErrors.YearClosed(row.CoverageYear) : row;
    }
}
