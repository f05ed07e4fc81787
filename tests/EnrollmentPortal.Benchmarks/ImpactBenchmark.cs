using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks;

/// <summary>A draft's effect on everybody in the county, against reading the same rows and making nothing of them.</summary>
internal static class ImpactBenchmark
{
    private const double GoalPeople = 65_000;

    // Every person who has not paid is named in the result: the most that there can be to write.
    private const string Dearer = "\"standard\": 370";

    private static readonly Guid Draft = Guid.CreateVersion7();

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchCounty county)
    {
        await using var count = county.Owner.CreateCommand("select count(*) from person where tenant_id = 421321");
        var people = (long)(await count.ExecuteScalarAsync())!;
        var draft = DraftOf(county);
        var compute = new ComputeImpact(county.Database, county.Plans, new AuditTrail(TimeProvider.System), TimeProvider.System);
        var (computed, read) = await Rounds.AlternateAsync(
            1,
            _ => ComputeAsync(compute, draft, county, people),
            _ => county.ReadByHandAsync(
                ImpactReader.People.Text, ImpactReader.Values(county.Tenant.TenantId, county.Tenant.PlanUnit, draft.CoverageYear, county.Tenant.BusinessDate)));
        return
        [
            new Figure("people", people / computed.Half * 1000, people / read.Half * 1000, "reading the same rows by plain SQL", GoalPeople) { Unit = Figure.PerSecond },
            new Figure("county", computed.Half, read.Half, "reading the same rows by plain SQL", 10_000),
        ];
    }

    private static DraftDocument DraftOf(BenchCounty county)
    {
        var published = PlanLibrary.BuiltInDocuments.Single(document => document.Label == $"{county.Tenant.PlanUnit}/{county.Tenant.CoverageYear}");
        return new DraftDocument(county.Tenant.PlanUnit, county.Tenant.CoverageYear, published.Json.Replace("\"standard\": 350", Dearer, StringComparison.Ordinal));
    }

    private static async Task ComputeAsync(ComputeImpact compute, DraftDocument draft, BenchCounty county, long people)
    {
        var done = new Done();
        var impact = await compute.ExecuteAsync(new ImpactRequest(Draft, draft, null), done, county.Official, CancellationToken.None);
        if (impact.IsError || done.People != people)
        {
            throw new InvalidOperationException($"The impact was not computed: {impact.Error}, {done.People} of {people} people.");
        }
    }

    private sealed class Done : IProgress<ImpactProgress>
    {
        public int People { get; private set; }

        public void Report(ImpactProgress value) => People = value.Done;
    }
}
