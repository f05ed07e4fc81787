using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Jobs;

/// <summary>A lost database is no verdict on a job.</summary>
public sealed class JobRunnerTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const string Village = "500240108001";

    [Fact]
    public async Task RunNextAsync_GivenTheConnectionsAreKilledUnderAJob_ThenTheJobStaysOpenAndIsTakenUpAgain()
    {
        // Given
        await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village);
        var order = await OrderAsync();
        var kind = new KilledOnce(portal);
        var runner = new JobRunner(portal.Database, portal.Services.GetRequiredService<NpgsqlDataSource>(), [kind], portal.Clock, NullLogger<JobRunner>.Instance);

        // When
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => runner.RunNextAsync(TestContext.Current.CancellationToken));

        // Then
        Assert.True(LostDatabase.Explains(problem), problem.ToString());
        Assert.Equal(JobState.Running, await StateAsync(order));

        // When
        Assert.True(await runner.RunNextAsync(TestContext.Current.CancellationToken));

        // Then
        Assert.Equal((2, JobState.Done), (kind.Runs, await StateAsync(order)));
    }

    private async Task<Guid> OrderAsync()
    {
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("500240")), TestContext.Current.CancellationToken);
        var job = portal.Services.GetRequiredService<JobOrders>().Order(
            work, TestPortal.ActorAs(Role.CountyOfficial, "500240"), new JobOrder(OrgCode.Parse("500240"), nameof(KilledOnce), Guid.CreateVersion7()));
        await work.CommitAsync(TestContext.Current.CancellationToken);
        return job.Id;
    }

    private async Task<JobState> StateAsync(Guid id)
    {
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("500240")), TestContext.Current.CancellationToken);
        return await work.Jobs.Where(job => job.Id == id).Select(job => job.State).SingleAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first time its connection dies in the middle, with every other of the portal.</summary>
    private sealed class KilledOnce(TestPortal portal) : IJobKind
    {
        public string Name => nameof(KilledOnce);

        public int Runs { get; private set; }

        public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
        {
            await using var work = await portal.Database.BeginAsync(run.Actor.Scope, cancellationToken);
            if (++Runs == 1)
            {
                await portal.OwnerScalarAsync<bool>(
                    "select count(pg_terminate_backend(pid, 5000)) > 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }

            await work.OrgUnits.CountAsync(cancellationToken);
            return null;
        }
    }
}
