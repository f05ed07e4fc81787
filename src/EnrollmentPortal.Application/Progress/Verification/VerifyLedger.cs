using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress.Verification;

/// <summary>Recomputes a county's counters, totals and receipt sequences from the rows, and compares.</summary>
/// <remarks>It reads with an auditor's grant and the county's scope: a check of the books may not change them. The command line
/// has no user; it acts as <see cref="CommandLineActor"/>, because a person who can start it already holds the database.</remarks>
public sealed class VerifyLedger(Database database) : IUseCase
{
    // Minutes at the largest county on a slow disk; a check that ends half-way has checked nothing.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(10);

    public static Grant Requires => Grant.ReadAudit;

    /// <summary>Who verifies a county from the command line.</summary>
    public static Actor CommandLineActor(int tenantId) => new(
        Guid.Empty, "verify", Role.Auditor, Scope.Of(OrgCode.Parse(tenantId.ToString(System.Globalization.CultureInfo.InvariantCulture))), null, null);

    /// <returns>Every check of every campaign in the actor's scope, in a fixed order.</returns>
    public async Task<Result<IReadOnlyList<LedgerCheck>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        work.Database.SetCommandTimeout(CommandTimeout);
        var campaigns = await work.Campaigns.AsNoTracking().OrderBy(campaign => campaign.CoverageYear).ToListAsync(cancellationToken);
        var outcomes = new List<LedgerCheck>();
        foreach (var campaign in campaigns)
        {
            // People come and go after a year is closed: its registry counters can be recounted only while it is open.
            var register = !campaign.IsClosed ? CounterChecks.OfTheRegister(work, campaign.Id) : [];
            foreach (var (name, sql) in register.Concat(CounterChecks.OfTheLedger(work, campaign.Id)).Concat(LedgerRows.Checks(work, campaign.Id)))
            {
                var differences = await work.Database.SqlQuery<Row>(sql).ToListAsync(cancellationToken);
                var first = differences.FirstOrDefault();
                outcomes.Add(new LedgerCheck(
                    campaign.CoverageYear, name, differences.Count, first is null ? null : new LedgerDifference(first.Subject, first.Kept, first.Recomputed)));
            }
        }

        return outcomes;
    }

    private sealed class Row
    {
        public string Subject { get; init; } = string.Empty;

        public long Kept { get; init; }

        public long Recomputed { get; init; }
    }
}
